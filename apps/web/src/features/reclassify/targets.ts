import type { LineageResponse } from '@tideline/api';
import { type OverrideProposal, type Position, tradeOfSecurityKey } from '@tideline/domain';
import type { Target } from './fields.ts';

/** What an override of the open position can apply to. */
export interface TargetChoice {
	target: Target;
	text: string;
	kind: OverrideProposal['targetKind'];
	id: string;
	/** Null: every entity. */
	entityId: string | null;
}

export interface TargetInputs {
	position: Pick<Position, 'key' | 'entityId' | 'instrumentId'>;
	lineage: Pick<LineageResponse, 'issuerId' | 'issuerName'> | null;
	/** The trade picked in the drawer. */
	tradeId: string | null;
	entityName: string;
	/** Every position in the instrument; null while they are being counted. */
	holders: readonly Pick<Position, 'entityId'>[] | null;
}

const positions = (count: number) => (count === 1 ? '1 position' : `${count} positions`);

/** The targets from the narrowest to the widest; the instrument in every entity only when another entity holds it. */
export function targetChoices({ position, lineage, tradeId, entityName, holders }: TargetInputs): TargetChoice[] {
	const choices: TargetChoice[] = [];
	// A trade that an override carved out is a position of its own, named by its key.
	const trade = tradeId ?? tradeOfSecurityKey(position.key);
	if (trade !== null) choices.push({ target: 'TRADE', text: `Trade ${trade}`, kind: 'TRADE', id: trade, entityId: null });
	const { entityId, instrumentId } = position;
	const here = holders?.filter((holder) => holder.entityId === entityId).length ?? null;
	const elsewhere = holders !== null && here !== null && holders.length > here;
	const count = (of: number | null) => (of === null ? '' : `, ${positions(of)}`);
	choices.push({ target: 'INSTRUMENT_HERE', text: `${entityName}${count(here)}`, kind: 'INSTRUMENT', id: instrumentId, entityId });
	if (elsewhere) {
		const text = `Every entity${count(holders.length)}`;
		choices.push({ target: 'INSTRUMENT', text, kind: 'INSTRUMENT', id: instrumentId, entityId: null });
	}
	if (lineage?.issuerId)
		choices.push({ target: 'ISSUER', text: 'All of the issuer', kind: 'ISSUER', id: lineage.issuerId, entityId: null });
	return choices;
}
