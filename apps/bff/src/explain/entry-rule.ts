import type { ExplainedRule } from '@tideline/api';
import { type ExplainedLine, formatDay, formatFraction, type ParsedBalance, type RulebookId, type Trade } from '@tideline/domain';
import type { Reference } from '../project/reference.ts';
import { accountConditions } from './account-conditions.ts';
import type { AccountFacts } from './account-facts.ts';
import { balanceConditions } from './balance-conditions.ts';

type Condition = ExplainedRule['conditions'][number];

/** What is behind a flow besides its amount. */
export interface FlowFacts {
	readonly due: number | null;
	readonly trade: Trade | null;
	readonly balance: ParsedBalance | null;
	/** Whose balance it is; a payment over it decides nothing about it. */
	readonly account: AccountFacts | null;
	/** The override that put it on its line. */
	readonly overrideId: string | null;
	readonly calculationDate: number;
	readonly horizonDays: number;
}

/** The row of the rulebook that a flow stands on, with what met it: an override, or who owes it, when, and what kind of deal or account it is. */
export function flowRule(
	rulebookId: RulebookId,
	{ line, text, rate }: Pick<ExplainedLine, 'line' | 'text' | 'rate'>,
	{ due, trade, balance, account, overrideId, calculationDate, horizonDays }: FlowFacts,
	reference: Reference,
): ExplainedRule {
	const { title, reference: paragraph, condition, verified } = text;
	return {
		ruleId: `${rulebookId}.${line}`,
		...{ title, reference: paragraph, condition, verified, rate: formatFraction(rate) },
		conditions: [
			...(overrideId === null ? [] : [{ text: 'decided by override', value: overrideId, met: true }]),
			...partyConditions(trade, reference),
			dueCondition(due, calculationDate, horizonDays),
			...dealConditions(trade),
			...(account === null ? [] : accountConditions(account, reference)),
			...(balance === null ? [] : balanceConditions(balance)),
		],
	};
}

function dueCondition(due: number | null, calculationDate: number, horizonDays: number): Condition {
	if (due === null) return { text: 'no contractual day', value: 'held, on demand or open', met: true };
	const day = due - calculationDate;
	const where = day < 0 ? `overdue by ${-day}` : `day ${day} of ${horizonDays}`;
	return { text: 'within the horizon', value: `${formatDay(due as Parameters<typeof formatDay>[0])}, ${where}`, met: day <= horizonDays };
}

function partyConditions(trade: Trade | null, reference: Reference): Condition[] {
	if (trade === null) return [];
	const party = reference.counterparties.get(trade.counterpartyId);
	if (party === undefined) return [{ text: 'counterparty', value: 'not in the reference data: the line of an unknown one', met: true }];
	const { type, lei, nettingAgreement } = party;
	const nets = trade.assetClass === 'FX' || trade.assetClass === 'DERIVATIVE';
	return [
		{ text: 'counterparty type, by its LEI', value: `${type}, ${lei}`, met: true },
		...(nets ? [{ text: 'netting agreement', value: nettingAgreement ? 'yes' : 'no', met: true }] : []),
	];
}

function dealConditions(trade: Trade | null): Condition[] {
	if (trade?.assetClass === 'INTERBANK') {
		const { side, operational } = trade.details;
		return [
			{ text: 'deal', value: side, met: true },
			{ text: 'operational', value: operational ? 'yes' : 'no', met: true },
		];
	}
	return trade === null || !('side' in trade.details) ? [] : [{ text: 'deal', value: trade.details.side, met: true }];
}
