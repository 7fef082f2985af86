import { concernsEntity, type DecidingOverride, type OverrideState } from '@tideline/domain';

type Found = DecidingOverride & Pick<OverrideState, 'proposal'>;

/** Finds the override that decides about the flows of a trade: one of the trade itself goes before one of its counterparty. */
export function overrideFinder(inForce: readonly OverrideState[]) {
	const byTarget = new Map<string, Found[]>();
	for (const { overrideId, proposal } of inForce) {
		const target = `${proposal.targetKind}|${proposal.targetId}`;
		const known = byTarget.get(target);
		if (known === undefined) byTarget.set(target, [{ overrideId, proposal }]);
		else known.push({ overrideId, proposal });
	}
	/** Of two on one target the later decides. */
	const latest = (target: string, entityId: string): Found | undefined =>
		byTarget.get(target)?.findLast(({ proposal }) => concernsEntity(proposal, entityId));
	return (trade: { tradeId: string; counterpartyId: string; entityId: string }): DecidingOverride | null =>
		latest(`TRADE|${trade.tradeId}`, trade.entityId) ?? latest(`COUNTERPARTY|${trade.counterpartyId}`, trade.entityId) ?? null;
}
