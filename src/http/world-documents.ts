import type { WorldGraph } from '../world/world-graph.ts';
import { Document } from './document.ts';
import { placesWire, secretsWire } from './world-wire.ts';

interface Made {
  /** The parts of the map that it was made from. */
  readonly from: readonly unknown[];
  readonly document: Document;
}

/** The map as documents, each made again only when the part of the map that it shows is another. */
export class WorldDocuments {
  readonly #made = new Map<string, Made>();

  /** One region, or all when none is named; `secrets` adds NPCs, wrecks and events. */
  of(graph: WorldGraph, regionId: string | undefined, secrets: boolean): Document {
    const { regions, clusters, sectors, warps, npcs, wrecks, worldEvents } = graph;
    const from = [regions, clusters, sectors, warps, ...(secrets ? [npcs, wrecks, worldEvents] : [])];
    const key = JSON.stringify([regionId ?? null, secrets]);
    const before = this.#made.get(key);
    if (before?.from.every((part, i) => part === from[i])) return before.document;
    const places = placesWire(graph, regionId);
    const document = new Document(secrets ? { ...places, ...secretsWire(graph, regionId) } : places);
    this.#made.set(key, { from, document });
    return document;
  }
}
