# 
# THIS FILE HAS BEEN GENERATED AUTOMATICALLY
# DO NOT CHANGE IT MANUALLY UNLESS YOU KNOW WHAT YOU'RE DOING
# 
# GENERATED USING @colyseus/schema 5.0.34
# 

class Player extends Colyseus.Schema:
	static func definition():
		return [
			Colyseus.Schema.Field.new("id", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("name", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("level", Colyseus.Schema.NUMBER),
			Colyseus.Schema.Field.new("credits", Colyseus.Schema.NUMBER),
			Colyseus.Schema.Field.new("regionId", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("sectorId", Colyseus.Schema.NUMBER),
			Colyseus.Schema.Field.new("completedMissions", Colyseus.Schema.NUMBER),
		]

	func _to_string() -> String:
		return "Player(__ref_id: %s, id: %s, name: %s, level: %s, credits: %s, regionId: %s, sectorId: %s, completedMissions: %s)" % [self.__ref_id, self.id, self.name, self.level, self.credits, self.regionId, self.sectorId, self.completedMissions]

class Standing extends Colyseus.Schema:
	static func definition():
		return [
			Colyseus.Schema.Field.new("value", Colyseus.Schema.NUMBER),
			Colyseus.Schema.Field.new("level", Colyseus.Schema.NUMBER),
			Colyseus.Schema.Field.new("title", Colyseus.Schema.STRING),
		]

	func _to_string() -> String:
		return "Standing(__ref_id: %s, value: %s, level: %s, title: %s)" % [self.__ref_id, self.value, self.level, self.title]

class Item extends Colyseus.Schema:
	static func definition():
		return [
			Colyseus.Schema.Field.new("kind", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("code", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("quantity", Colyseus.Schema.NUMBER),
		]

	func _to_string() -> String:
		return "Item(__ref_id: %s, kind: %s, code: %s, quantity: %s)" % [self.__ref_id, self.kind, self.code, self.quantity]

class Choice extends Colyseus.Schema:
	static func definition():
		return [
			Colyseus.Schema.Field.new("id", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("label", Colyseus.Schema.STRING),
		]

	func _to_string() -> String:
		return "Choice(__ref_id: %s, id: %s, label: %s)" % [self.__ref_id, self.id, self.label]

class Objective extends Colyseus.Schema:
	static func definition():
		return [
			Colyseus.Schema.Field.new("id", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("kind", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("label", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("required", Colyseus.Schema.NUMBER),
			Colyseus.Schema.Field.new("sectorId", Colyseus.Schema.NUMBER),
			Colyseus.Schema.Field.new("sectorIds", Colyseus.Schema.ARRAY, Colyseus.Schema.NUMBER),
			Colyseus.Schema.Field.new("commodity", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("opponentKind", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("opponentFaction", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("targetId", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("fromFaction", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("toFaction", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("side", Colyseus.Schema.STRING),
		]

	func _to_string() -> String:
		return "Objective(__ref_id: %s, id: %s, kind: %s, label: %s, required: %s, sectorId: %s, sectorIds: %s, commodity: %s, opponentKind: %s, opponentFaction: %s, targetId: %s, fromFaction: %s, toFaction: %s, side: %s)" % [self.__ref_id, self.id, self.kind, self.label, self.required, self.sectorId, self.sectorIds, self.commodity, self.opponentKind, self.opponentFaction, self.targetId, self.fromFaction, self.toFaction, self.side]

class Offer extends Colyseus.Schema:
	static func definition():
		return [
			Colyseus.Schema.Field.new("id", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("code", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("family", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("type", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("faction", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("targetFaction", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("title", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("description", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("minReputation", Colyseus.Schema.NUMBER),
			Colyseus.Schema.Field.new("minLevel", Colyseus.Schema.NUMBER),
			Colyseus.Schema.Field.new("credits", Colyseus.Schema.NUMBER),
			Colyseus.Schema.Field.new("reputation", Colyseus.Schema.NUMBER),
			Colyseus.Schema.Field.new("effectiveReputation", Colyseus.Schema.NUMBER),
			Colyseus.Schema.Field.new("targetReputation", Colyseus.Schema.NUMBER),
			Colyseus.Schema.Field.new("effectiveTargetReputation", Colyseus.Schema.NUMBER),
			Colyseus.Schema.Field.new("items", Colyseus.Schema.ARRAY, Item),
			Colyseus.Schema.Field.new("mode", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("choices", Colyseus.Schema.ARRAY, Choice),
			Colyseus.Schema.Field.new("expiresAt", Colyseus.Schema.NUMBER),
			Colyseus.Schema.Field.new("timeLimitSeconds", Colyseus.Schema.NUMBER),
			Colyseus.Schema.Field.new("slot", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("partyMin", Colyseus.Schema.NUMBER),
			Colyseus.Schema.Field.new("partyMax", Colyseus.Schema.NUMBER),
			Colyseus.Schema.Field.new("objectives", Colyseus.Schema.ARRAY, Objective),
		]

	func _to_string() -> String:
		return "Offer(__ref_id: %s, id: %s, code: %s, family: %s, type: %s, faction: %s, targetFaction: %s, title: %s, description: %s, minReputation: %s, minLevel: %s, credits: %s, reputation: %s, effectiveReputation: %s, targetReputation: %s, effectiveTargetReputation: %s, items: %s, mode: %s, choices: %s, expiresAt: %s, timeLimitSeconds: %s, slot: %s, partyMin: %s, partyMax: %s, objectives: %s)" % [self.__ref_id, self.id, self.code, self.family, self.type, self.faction, self.targetFaction, self.title, self.description, self.minReputation, self.minLevel, self.credits, self.reputation, self.effectiveReputation, self.targetReputation, self.effectiveTargetReputation, self.items, self.mode, self.choices, self.expiresAt, self.timeLimitSeconds, self.slot, self.partyMin, self.partyMax, self.objectives]

class TrackedObjective extends Colyseus.Schema:
	static func definition():
		return [
			Colyseus.Schema.Field.new("id", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("kind", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("label", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("required", Colyseus.Schema.NUMBER),
			Colyseus.Schema.Field.new("sectorId", Colyseus.Schema.NUMBER),
			Colyseus.Schema.Field.new("sectorIds", Colyseus.Schema.ARRAY, Colyseus.Schema.NUMBER),
			Colyseus.Schema.Field.new("commodity", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("opponentKind", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("opponentFaction", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("targetId", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("fromFaction", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("toFaction", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("side", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("current", Colyseus.Schema.NUMBER),
			Colyseus.Schema.Field.new("met", Colyseus.Schema.BOOLEAN),
			Colyseus.Schema.Field.new("seenSectorIds", Colyseus.Schema.ARRAY, Colyseus.Schema.NUMBER),
		]

	func _to_string() -> String:
		return "TrackedObjective(__ref_id: %s, id: %s, kind: %s, label: %s, required: %s, sectorId: %s, sectorIds: %s, commodity: %s, opponentKind: %s, opponentFaction: %s, targetId: %s, fromFaction: %s, toFaction: %s, side: %s, current: %s, met: %s, seenSectorIds: %s)" % [self.__ref_id, self.id, self.kind, self.label, self.required, self.sectorId, self.sectorIds, self.commodity, self.opponentKind, self.opponentFaction, self.targetId, self.fromFaction, self.toFaction, self.side, self.current, self.met, self.seenSectorIds]

class ActiveMission extends Colyseus.Schema:
	static func definition():
		return [
			Colyseus.Schema.Field.new("id", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("code", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("family", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("type", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("faction", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("targetFaction", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("title", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("description", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("minReputation", Colyseus.Schema.NUMBER),
			Colyseus.Schema.Field.new("minLevel", Colyseus.Schema.NUMBER),
			Colyseus.Schema.Field.new("credits", Colyseus.Schema.NUMBER),
			Colyseus.Schema.Field.new("reputation", Colyseus.Schema.NUMBER),
			Colyseus.Schema.Field.new("effectiveReputation", Colyseus.Schema.NUMBER),
			Colyseus.Schema.Field.new("targetReputation", Colyseus.Schema.NUMBER),
			Colyseus.Schema.Field.new("effectiveTargetReputation", Colyseus.Schema.NUMBER),
			Colyseus.Schema.Field.new("items", Colyseus.Schema.ARRAY, Item),
			Colyseus.Schema.Field.new("mode", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("choices", Colyseus.Schema.ARRAY, Choice),
			Colyseus.Schema.Field.new("expiresAt", Colyseus.Schema.NUMBER),
			Colyseus.Schema.Field.new("timeLimitSeconds", Colyseus.Schema.NUMBER),
			Colyseus.Schema.Field.new("slot", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("partyMin", Colyseus.Schema.NUMBER),
			Colyseus.Schema.Field.new("partyMax", Colyseus.Schema.NUMBER),
			Colyseus.Schema.Field.new("objectives", Colyseus.Schema.ARRAY, TrackedObjective),
			Colyseus.Schema.Field.new("status", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("acceptedAt", Colyseus.Schema.NUMBER),
			Colyseus.Schema.Field.new("deadlineAt", Colyseus.Schema.NUMBER),
			Colyseus.Schema.Field.new("tracked", Colyseus.Schema.BOOLEAN),
		]

	func _to_string() -> String:
		return "ActiveMission(__ref_id: %s, id: %s, code: %s, family: %s, type: %s, faction: %s, targetFaction: %s, title: %s, description: %s, minReputation: %s, minLevel: %s, credits: %s, reputation: %s, effectiveReputation: %s, targetReputation: %s, effectiveTargetReputation: %s, items: %s, mode: %s, choices: %s, expiresAt: %s, timeLimitSeconds: %s, slot: %s, partyMin: %s, partyMax: %s, objectives: %s, status: %s, acceptedAt: %s, deadlineAt: %s, tracked: %s)" % [self.__ref_id, self.id, self.code, self.family, self.type, self.faction, self.targetFaction, self.title, self.description, self.minReputation, self.minLevel, self.credits, self.reputation, self.effectiveReputation, self.targetReputation, self.effectiveTargetReputation, self.items, self.mode, self.choices, self.expiresAt, self.timeLimitSeconds, self.slot, self.partyMin, self.partyMax, self.objectives, self.status, self.acceptedAt, self.deadlineAt, self.tracked]

class Daily extends Colyseus.Schema:
	static func definition():
		return [
			Colyseus.Schema.Field.new("gameDay", Colyseus.Schema.STRING),
			Colyseus.Schema.Field.new("refreshesAt", Colyseus.Schema.NUMBER),
		]

	func _to_string() -> String:
		return "Daily(__ref_id: %s, gameDay: %s, refreshesAt: %s)" % [self.__ref_id, self.gameDay, self.refreshesAt]

class Board extends Colyseus.Schema:
	static func definition():
		return [
			Colyseus.Schema.Field.new("total", Colyseus.Schema.NUMBER),
		]

	func _to_string() -> String:
		return "Board(__ref_id: %s, total: %s)" % [self.__ref_id, self.total]

class MissionRoomState extends Colyseus.Schema:
	static func definition():
		return [
			Colyseus.Schema.Field.new("protocol", Colyseus.Schema.UINT8),
			Colyseus.Schema.Field.new("player", Colyseus.Schema.REF, Player),
			Colyseus.Schema.Field.new("reputation", Colyseus.Schema.MAP, Standing),
			Colyseus.Schema.Field.new("available", Colyseus.Schema.MAP, Offer),
			Colyseus.Schema.Field.new("active", Colyseus.Schema.MAP, ActiveMission),
			Colyseus.Schema.Field.new("daily", Colyseus.Schema.REF, Daily),
			Colyseus.Schema.Field.new("board", Colyseus.Schema.REF, Board),
		]

	func _to_string() -> String:
		return "MissionRoomState(__ref_id: %s, protocol: %s, player: %s, reputation: %s, available: %s, active: %s, daily: %s, board: %s)" % [self.__ref_id, self.protocol, self.player, self.reputation, self.available, self.active, self.daily, self.board]
