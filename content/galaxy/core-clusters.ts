import type { ClusterPlan } from './plan.ts';

/** The settled half of Terran Space: sectors 1-150, of which the Federation holds 1-50. */
export const coreClusters: readonly ClusterPlan[] = [
  {
    id: 'home_suns',
    name: 'Home Suns',
    type: 'POPULATION_CENTER',
    security: [8, 10],
    centre: [0, 0],
    names: {
      STANDARD:
        "Sol, Proxima Landing, Barnard's Rest, Tau Ceti, Epsilon Gate, Wolf's Lamp, Procyon Court, Altair, Vega Terrace, Lalande Cross, Luyten's Halt",
      INDUSTRIAL: 'Mercury Yards, Sirius Foundry, Keel Row, Drydock Nine',
      AGRICULTURAL: 'Eridani Greens, Ceres Granary, Orchard Ring, Halcyon Fields',
      ASTEROID_FIELD: 'Vesta Shoals, Hygiea Drift',
      STAR_CLUSTER: 'Twin Candles, Centauri Crown',
      NEBULA: "Grandmother's Shawl",
      ANOMALY: "Einstein's Doorstep",
    },
    captains: [],
    npcs: [
      ['Commander Ottilie Brandt', 'terran_federation', 4],
      ['Harbourmaster Quill', 'galactic_concord', 0],
      ['Lucan "Two Passports" Ferro', 'shadow_syndicate', 61],
    ],
    wrecks: ['Prudence', 'Lady Ardent'],
  },
  {
    id: 'shield_marches',
    name: 'Shield Marches',
    type: 'MILITARY_ZONE',
    security: [8, 10],
    centre: [900, 500],
    names: {
      STANDARD:
        "Bastion, Sentinel's Watch, Parade Ground, Picket Nine, Muster Point, Colours Hill, Long Vigil, Castellan, Reveille, Drummer's Halt, Veteran's Ease, Picket Four",
      INDUSTRIAL: 'Arsenal, Gunmetal, Cordite Works, Hammerfast',
      AGRICULTURAL: "Quartermaster's Acre, Canteen",
      ASTEROID_FIELD: 'Target Range, Splinter Row, Caltrop Field',
      RADIATION_ZONE: 'Old Proving Ground',
      WORMHOLE: 'Sally Port',
      STAR_CLUSTER: 'Seven Lieutenants',
      FORBIDDEN: 'Brig Shoal',
    },
    captains: [],
    npcs: [
      ['Sergeant-at-Arms Holloway', 'terran_federation', 12],
      ['Deserter Kasimir Thorne', 'fringe_alliance', 58],
      ['Inspector Ngozi Vale', 'galactic_concord', 2],
    ],
    wrecks: ['Resolute Heart', 'Picket Tender 88'],
  },
  {
    id: 'exchange',
    name: 'The Exchange',
    type: 'TRADE_HUB',
    security: [6, 9],
    centre: [950, -450],
    names: {
      STANDARD:
        "Ledger, Bourse, Three Scales, Brokers' Rest, Haggle, Handshake, Tollgate, Auction Bell, Caravan's End, Good Faith, Double Entry",
      INDUSTRIAL: 'Weighhouse, Crane Street, Cooperage, Sealwax, Bonded Stores',
      AGRICULTURAL: 'Saffron Row, Teahouse, Larder',
      STAR_CLUSTER: 'Chandelier, Purse of Coins',
      ASTEROID_FIELD: 'Small Change',
      NEBULA: 'Silk Curtain',
      WORMHOLE: 'Back Door',
      ANOMALY: 'Missing Decimal',
    },
    captains: ['Captain Silas Coinclipper'],
    npcs: [
      ['Madame Orsolya Finch', 'mercantile_guild', 8],
      ['Auditor Pell', 'mercantile_guild', 0],
      ['The Discount Baron', 'shadow_syndicate', 73],
    ],
    wrecks: ['Honest Abacus', 'Golden Mean', "Broker's Dozen"],
  },
  {
    id: 'ironfall',
    name: 'Ironfall',
    type: 'RESOURCE_RICH',
    security: [5, 7],
    centre: [100, -1000],
    names: {
      STANDARD: "Headframe, Shift Change, Canary, Payday, Tally Post, Lampwick, Foreman's Folly",
      ASTEROID_FIELD:
        'Deepcut, Slagheap, Ferrous Chain, Nickel Rain, Cobalt Stair, Rubblewall, Motherlode, Pyrite Hope',
      INDUSTRIAL: 'Smelter Row, Ore Dock Twelve, Crucible, Anvil Station, Tailings',
      RADIATION_ZONE: "Hot Seam, Geiger's Choir",
      VOID: 'Played-Out',
      AGRICULTURAL: 'Turnip Dome',
      WARP_STORM: 'Collapse',
    },
    captains: ['Captain Brannoch Slag'],
    npcs: [
      ['Foreman Dace Hurley', 'astral_mining_consortium', 18],
      ['Nadezhda the Claim-Jumper', 'fringe_alliance', 66],
    ],
    wrecks: ['Patient Ox', 'Tonnage and Sons', 'Blackdamp'],
  },
  {
    id: 'verdant_span',
    name: 'Verdant Span',
    type: 'STANDARD',
    security: [5, 8],
    centre: [-950, -350],
    names: {
      AGRICULTURAL:
        'Harvest Home, Clover, Millpond, Seventh Meadow, Honeycomb, Barley Moon, Windfall, Hedgerow, Ploughshare',
      STANDARD:
        "Wicker Bridge, Lark, Saint Isidore, Scarecrow, Village of Lights, Stile, Market Day, Sunday, Kettle's Boil",
      INDUSTRIAL: 'Cannery, Pressing House',
      NEBULA: 'Pollen Drift, Green Haze',
      STAR_CLUSTER: 'Firefly Jar',
      ASTEROID_FIELD: 'Stony Furrow',
      WARP_STORM: 'Hailstone',
    },
    captains: ['Captain Wilhelmina Rook'],
    npcs: [
      ['Beekeeper Amparo Dias', 'frontier_coalition', 1],
      ['Grain Factor Hollis', 'mercantile_guild', 33],
    ],
    wrecks: ['Second Helping', 'Cornucopia'],
  },
  {
    id: 'nova_veil',
    name: 'Nova Veil',
    type: 'SPECIAL_INTEREST',
    security: [4, 7],
    centre: [-300, 1000],
    names: {
      STANDARD:
        'Observatory Hill, Footnote, Peer Review, Hypothesis, Control Group, Marginalia, Lecture Hall',
      NEBULA: 'Lantern Nebula, Veil of Oriel, Indigo Reach, The Aurelia, Smoke of Tyche, Painted Fog',
      ANOMALY: "Repeatable Result, Whispering Stone, Lindqvist's Puzzle",
      STAR_CLUSTER: 'Cepheid Garden, Spectral Choir',
      RADIATION_ZONE: 'Pulsar Point, Bright Mistake',
      BLACK_HOLE: 'The Inkwell',
      WORMHOLE: 'Thesis',
      INDUSTRIAL: 'Instrument Works',
      VOID: 'Null Set',
      WARP_STORM: 'Outlier',
    },
    captains: ['Captain Fenwick Plagiary'],
    npcs: [
      ['Doctor Ishaan Lindqvist', 'nova_scientific_institute', 6],
      ['Expelled Fellow Marguerite Oyelaran', 'nova_scientific_institute', 54],
    ],
    wrecks: ['Open Question', 'Margin of Error'],
  },
];
