// 
// THIS FILE HAS BEEN GENERATED AUTOMATICALLY
// DO NOT CHANGE IT MANUALLY UNLESS YOU KNOW WHAT YOU'RE DOING
// 
// GENERATED USING @colyseus/schema 5.0.34
// 

namespace Missionboard {

	public partial class Player : global::Colyseus.Schema.Schema {
#if UNITY_5_3_OR_NEWER
		[global::UnityEngine.Scripting.Preserve]
#endif
		public Player() { }

		[global::Colyseus.Schema.Type(0, "string")]
		public string id = default(string);

		[global::Colyseus.Schema.Type(1, "string")]
		public string name = default(string);

		[global::Colyseus.Schema.Type(2, "number")]
		public double level = default(double);

		[global::Colyseus.Schema.Type(3, "number")]
		public double credits = default(double);

		[global::Colyseus.Schema.Type(4, "string")]
		public string regionId = default(string);

		[global::Colyseus.Schema.Type(5, "number")]
		public double sectorId = default(double);

		[global::Colyseus.Schema.Type(6, "number")]
		public double completedMissions = default(double);
	}

	public partial class Standing : global::Colyseus.Schema.Schema {
#if UNITY_5_3_OR_NEWER
		[global::UnityEngine.Scripting.Preserve]
#endif
		public Standing() { }

		[global::Colyseus.Schema.Type(0, "number")]
		public double value = default(double);

		[global::Colyseus.Schema.Type(1, "number")]
		public double level = default(double);

		[global::Colyseus.Schema.Type(2, "string")]
		public string title = default(string);
	}

	public partial class Item : global::Colyseus.Schema.Schema {
#if UNITY_5_3_OR_NEWER
		[global::UnityEngine.Scripting.Preserve]
#endif
		public Item() { }

		[global::Colyseus.Schema.Type(0, "string")]
		public string kind = default(string);

		[global::Colyseus.Schema.Type(1, "string")]
		public string code = default(string);

		[global::Colyseus.Schema.Type(2, "number")]
		public double quantity = default(double);
	}

	public partial class Choice : global::Colyseus.Schema.Schema {
#if UNITY_5_3_OR_NEWER
		[global::UnityEngine.Scripting.Preserve]
#endif
		public Choice() { }

		[global::Colyseus.Schema.Type(0, "string")]
		public string id = default(string);

		[global::Colyseus.Schema.Type(1, "string")]
		public string label = default(string);
	}

	public partial class Objective : global::Colyseus.Schema.Schema {
#if UNITY_5_3_OR_NEWER
		[global::UnityEngine.Scripting.Preserve]
#endif
		public Objective() { }

		[global::Colyseus.Schema.Type(0, "string")]
		public string id = default(string);

		[global::Colyseus.Schema.Type(1, "string")]
		public string kind = default(string);

		[global::Colyseus.Schema.Type(2, "string")]
		public string label = default(string);

		[global::Colyseus.Schema.Type(3, "number")]
		public double required = default(double);

		[global::Colyseus.Schema.Type(4, "number")]
		public double sectorId = default(double);

		[global::Colyseus.Schema.Type(5, "array", typeof(global::Colyseus.Schema.ArraySchema<double>), "number")]
		public global::Colyseus.Schema.ArraySchema<double> sectorIds = new global::Colyseus.Schema.ArraySchema<double>();

		[global::Colyseus.Schema.Type(6, "string")]
		public string commodity = default(string);

		[global::Colyseus.Schema.Type(7, "string")]
		public string opponentKind = default(string);

		[global::Colyseus.Schema.Type(8, "string")]
		public string opponentFaction = default(string);

		[global::Colyseus.Schema.Type(9, "string")]
		public string targetId = default(string);

		[global::Colyseus.Schema.Type(10, "string")]
		public string fromFaction = default(string);

		[global::Colyseus.Schema.Type(11, "string")]
		public string toFaction = default(string);

		[global::Colyseus.Schema.Type(12, "string")]
		public string side = default(string);
	}

	public partial class Offer : global::Colyseus.Schema.Schema {
#if UNITY_5_3_OR_NEWER
		[global::UnityEngine.Scripting.Preserve]
#endif
		public Offer() { }

		[global::Colyseus.Schema.Type(0, "string")]
		public string id = default(string);

		[global::Colyseus.Schema.Type(1, "string")]
		public string code = default(string);

		[global::Colyseus.Schema.Type(2, "string")]
		public string family = default(string);

		[global::Colyseus.Schema.Type(3, "string")]
		public string type = default(string);

		[global::Colyseus.Schema.Type(4, "string")]
		public string faction = default(string);

		[global::Colyseus.Schema.Type(5, "string")]
		public string targetFaction = default(string);

		[global::Colyseus.Schema.Type(6, "string")]
		public string title = default(string);

		[global::Colyseus.Schema.Type(7, "string")]
		public string description = default(string);

		[global::Colyseus.Schema.Type(8, "number")]
		public double minReputation = default(double);

		[global::Colyseus.Schema.Type(9, "number")]
		public double minLevel = default(double);

		[global::Colyseus.Schema.Type(10, "number")]
		public double credits = default(double);

		[global::Colyseus.Schema.Type(11, "number")]
		public double reputation = default(double);

		[global::Colyseus.Schema.Type(12, "number")]
		public double effectiveReputation = default(double);

		[global::Colyseus.Schema.Type(13, "number")]
		public double targetReputation = default(double);

		[global::Colyseus.Schema.Type(14, "number")]
		public double effectiveTargetReputation = default(double);

		[global::Colyseus.Schema.Type(15, "array", typeof(global::Colyseus.Schema.ArraySchema<Item>))]
		public global::Colyseus.Schema.ArraySchema<Item> items = new global::Colyseus.Schema.ArraySchema<Item>();

		[global::Colyseus.Schema.Type(16, "string")]
		public string mode = default(string);

		[global::Colyseus.Schema.Type(17, "array", typeof(global::Colyseus.Schema.ArraySchema<Choice>))]
		public global::Colyseus.Schema.ArraySchema<Choice> choices = new global::Colyseus.Schema.ArraySchema<Choice>();

		[global::Colyseus.Schema.Type(18, "number")]
		public double expiresAt = default(double);

		[global::Colyseus.Schema.Type(19, "number")]
		public double timeLimitSeconds = default(double);

		[global::Colyseus.Schema.Type(20, "string")]
		public string slot = default(string);

		[global::Colyseus.Schema.Type(21, "number")]
		public double partyMin = default(double);

		[global::Colyseus.Schema.Type(22, "number")]
		public double partyMax = default(double);

		[global::Colyseus.Schema.Type(23, "array", typeof(global::Colyseus.Schema.ArraySchema<Objective>))]
		public global::Colyseus.Schema.ArraySchema<Objective> objectives = new global::Colyseus.Schema.ArraySchema<Objective>();
	}

	public partial class TrackedObjective : global::Colyseus.Schema.Schema {
#if UNITY_5_3_OR_NEWER
		[global::UnityEngine.Scripting.Preserve]
#endif
		public TrackedObjective() { }

		[global::Colyseus.Schema.Type(0, "string")]
		public string id = default(string);

		[global::Colyseus.Schema.Type(1, "string")]
		public string kind = default(string);

		[global::Colyseus.Schema.Type(2, "string")]
		public string label = default(string);

		[global::Colyseus.Schema.Type(3, "number")]
		public double required = default(double);

		[global::Colyseus.Schema.Type(4, "number")]
		public double sectorId = default(double);

		[global::Colyseus.Schema.Type(5, "array", typeof(global::Colyseus.Schema.ArraySchema<double>), "number")]
		public global::Colyseus.Schema.ArraySchema<double> sectorIds = new global::Colyseus.Schema.ArraySchema<double>();

		[global::Colyseus.Schema.Type(6, "string")]
		public string commodity = default(string);

		[global::Colyseus.Schema.Type(7, "string")]
		public string opponentKind = default(string);

		[global::Colyseus.Schema.Type(8, "string")]
		public string opponentFaction = default(string);

		[global::Colyseus.Schema.Type(9, "string")]
		public string targetId = default(string);

		[global::Colyseus.Schema.Type(10, "string")]
		public string fromFaction = default(string);

		[global::Colyseus.Schema.Type(11, "string")]
		public string toFaction = default(string);

		[global::Colyseus.Schema.Type(12, "string")]
		public string side = default(string);

		[global::Colyseus.Schema.Type(13, "number")]
		public double current = default(double);

		[global::Colyseus.Schema.Type(14, "boolean")]
		public bool met = default(bool);

		[global::Colyseus.Schema.Type(15, "array", typeof(global::Colyseus.Schema.ArraySchema<double>), "number")]
		public global::Colyseus.Schema.ArraySchema<double> seenSectorIds = new global::Colyseus.Schema.ArraySchema<double>();
	}

	public partial class ActiveMission : global::Colyseus.Schema.Schema {
#if UNITY_5_3_OR_NEWER
		[global::UnityEngine.Scripting.Preserve]
#endif
		public ActiveMission() { }

		[global::Colyseus.Schema.Type(0, "string")]
		public string id = default(string);

		[global::Colyseus.Schema.Type(1, "string")]
		public string code = default(string);

		[global::Colyseus.Schema.Type(2, "string")]
		public string family = default(string);

		[global::Colyseus.Schema.Type(3, "string")]
		public string type = default(string);

		[global::Colyseus.Schema.Type(4, "string")]
		public string faction = default(string);

		[global::Colyseus.Schema.Type(5, "string")]
		public string targetFaction = default(string);

		[global::Colyseus.Schema.Type(6, "string")]
		public string title = default(string);

		[global::Colyseus.Schema.Type(7, "string")]
		public string description = default(string);

		[global::Colyseus.Schema.Type(8, "number")]
		public double minReputation = default(double);

		[global::Colyseus.Schema.Type(9, "number")]
		public double minLevel = default(double);

		[global::Colyseus.Schema.Type(10, "number")]
		public double credits = default(double);

		[global::Colyseus.Schema.Type(11, "number")]
		public double reputation = default(double);

		[global::Colyseus.Schema.Type(12, "number")]
		public double effectiveReputation = default(double);

		[global::Colyseus.Schema.Type(13, "number")]
		public double targetReputation = default(double);

		[global::Colyseus.Schema.Type(14, "number")]
		public double effectiveTargetReputation = default(double);

		[global::Colyseus.Schema.Type(15, "array", typeof(global::Colyseus.Schema.ArraySchema<Item>))]
		public global::Colyseus.Schema.ArraySchema<Item> items = new global::Colyseus.Schema.ArraySchema<Item>();

		[global::Colyseus.Schema.Type(16, "string")]
		public string mode = default(string);

		[global::Colyseus.Schema.Type(17, "array", typeof(global::Colyseus.Schema.ArraySchema<Choice>))]
		public global::Colyseus.Schema.ArraySchema<Choice> choices = new global::Colyseus.Schema.ArraySchema<Choice>();

		[global::Colyseus.Schema.Type(18, "number")]
		public double expiresAt = default(double);

		[global::Colyseus.Schema.Type(19, "number")]
		public double timeLimitSeconds = default(double);

		[global::Colyseus.Schema.Type(20, "string")]
		public string slot = default(string);

		[global::Colyseus.Schema.Type(21, "number")]
		public double partyMin = default(double);

		[global::Colyseus.Schema.Type(22, "number")]
		public double partyMax = default(double);

		[global::Colyseus.Schema.Type(23, "array", typeof(global::Colyseus.Schema.ArraySchema<TrackedObjective>))]
		public global::Colyseus.Schema.ArraySchema<TrackedObjective> objectives = new global::Colyseus.Schema.ArraySchema<TrackedObjective>();

		[global::Colyseus.Schema.Type(24, "string")]
		public string status = default(string);

		[global::Colyseus.Schema.Type(25, "number")]
		public double acceptedAt = default(double);

		[global::Colyseus.Schema.Type(26, "number")]
		public double deadlineAt = default(double);

		[global::Colyseus.Schema.Type(27, "boolean")]
		public bool tracked = default(bool);
	}

	public partial class Daily : global::Colyseus.Schema.Schema {
#if UNITY_5_3_OR_NEWER
		[global::UnityEngine.Scripting.Preserve]
#endif
		public Daily() { }

		[global::Colyseus.Schema.Type(0, "string")]
		public string gameDay = default(string);

		[global::Colyseus.Schema.Type(1, "number")]
		public double refreshesAt = default(double);
	}

	public partial class Board : global::Colyseus.Schema.Schema {
#if UNITY_5_3_OR_NEWER
		[global::UnityEngine.Scripting.Preserve]
#endif
		public Board() { }

		[global::Colyseus.Schema.Type(0, "number")]
		public double total = default(double);
	}

	public partial class MissionRoomState : global::Colyseus.Schema.Schema {
#if UNITY_5_3_OR_NEWER
		[global::UnityEngine.Scripting.Preserve]
#endif
		public MissionRoomState() { }

		[global::Colyseus.Schema.Type(0, "uint8")]
		public byte protocol = default(byte);

		[global::Colyseus.Schema.Type(1, "ref", typeof(Player))]
		public Player player = null;

		[global::Colyseus.Schema.Type(2, "map", typeof(global::Colyseus.Schema.MapSchema<Standing>))]
		public global::Colyseus.Schema.MapSchema<Standing> reputation = new global::Colyseus.Schema.MapSchema<Standing>();

		[global::Colyseus.Schema.Type(3, "map", typeof(global::Colyseus.Schema.MapSchema<Offer>))]
		public global::Colyseus.Schema.MapSchema<Offer> available = new global::Colyseus.Schema.MapSchema<Offer>();

		[global::Colyseus.Schema.Type(4, "map", typeof(global::Colyseus.Schema.MapSchema<ActiveMission>))]
		public global::Colyseus.Schema.MapSchema<ActiveMission> active = new global::Colyseus.Schema.MapSchema<ActiveMission>();

		[global::Colyseus.Schema.Type(5, "ref", typeof(Daily))]
		public Daily daily = null;

		[global::Colyseus.Schema.Type(6, "ref", typeof(Board))]
		public Board board = null;
	}
}