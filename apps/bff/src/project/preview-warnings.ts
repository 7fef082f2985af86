import type { PreviewEntity, PreviewWarning, RulebookCheck } from '@tideline/api';
import { COMPOSITION_LIMITS, type CompositionLimit, capCuts, type OverrideProposal, type Position } from '@tideline/domain';
import type { Projection } from './projection.ts';

interface Previewed {
	proposal: OverrideProposal;
	positions: readonly Position[];
	/** Trades and accounts whose flows move. */
	flows: number;
	entities: readonly PreviewEntity[];
	check: RulebookCheck;
	projection: Projection;
}

/** What a person should know before submitting, most serious first. */
export function previewWarnings(previewed: Previewed): PreviewWarning[] {
	if (previewed.positions.length === 0 && previewed.flows === 0) return [nothingTouched(previewed.proposal)];
	return [
		...contradiction(previewed),
		...financialIssuer(previewed),
		...limits(previewed),
		...caps(previewed),
		...collateral(previewed),
		...replaced(previewed),
		...noChange(previewed),
	];
}

function nothingTouched({ flowLine, targetKind }: OverrideProposal): PreviewWarning {
	const message =
		flowLine === null
			? 'No position is touched: the target holds none.'
			: `No flow of the ${targetKind.toLowerCase()} moves: none is open on that side of the ratio, or all are on ${flowLine} already. Flows that net, and those of repo, keep their own lines.`;
	return { code: 'NOTHING_TOUCHED', message };
}

function contradiction({ check }: Previewed): PreviewWarning[] {
	if (check.verdict !== 'CONTRADICTS') return [];
	const unmet = check.conditions.filter(({ met }) => !met).map(({ text, value }) => `${text} (${value})`);
	const because = unmet.length === 0 ? '' : ` Not met: ${unmet.join('; ')}.`;
	return [{ code: 'CONTRADICTS_RULEBOOK', message: `The rulebook decides ${check.level} ${check.subclass} by itself.${because}` }];
}

/** Debt and shares of a financial institution are not HQLA (¶52, ¶54). */
function financialIssuer({ proposal, positions, projection: { reference } }: Previewed): PreviewWarning[] {
	if (proposal.level !== 'LEVEL_2A' && proposal.level !== 'LEVEL_2B') return [];
	const issuers = positions.map(({ instrumentId }) => reference.instruments.get(instrumentId)?.issuerId ?? '');
	const financial = issuers.map((issuerId) => reference.counterparties.get(issuerId)).find((issuer) => issuer?.financial);
	return financial === undefined
		? []
		: [{ code: 'FINANCIAL_ISSUER', message: `${financial.name} is a financial institution: its securities are not HQLA (¶52, ¶54).` }];
}

function limits({ entities }: Previewed): PreviewWarning[] {
	return entities
		.filter(({ limitBefore, limitAfter }) => limitBefore !== limitAfter)
		.map(({ name, limitAfter }) => ({ code: 'LIMIT_CROSSED', message: `${name} crosses a limit: ${words(limitAfter)}.` }));
}

function caps({ entities }: Previewed): PreviewWarning[] {
	const bound = (limit: CompositionLimit) => entities.filter((of) => capCuts(of.before)[limit] > 0 || capCuts(of.after)[limit] > 0);
	return COMPOSITION_LIMITS.map((limit) => ({ limit, names: bound(limit).map(({ name }) => name) }))
		.filter(({ names }) => names.length > 0)
		.map(({ limit, names }) => ({
			code: 'CAP_BINDS',
			message: `${LIMIT_WORDS[limit]} binds in ${names.join(', ')}: HQLA moves by another amount than the position.`,
		}));
}

const LIMIT_WORDS: Record<CompositionLimit, string> = {
	LEVEL_2: 'The cap on level 2',
	LEVEL_2B: 'The cap on level 2B',
	UNCOVERED_LEVEL_1: 'The limit on covered bonds',
};

function collateral({ positions }: Previewed): PreviewWarning[] {
	return positions.some(({ secured }) => secured.length > 0)
		? [{ code: 'COLLATERAL_MOVES', message: 'The target is collateral of repo or reverse repo: run-off rates and the unwind move too.' }]
		: [];
}

function replaced({ positions }: Previewed): PreviewWarning[] {
	const ids = new Set(positions.flatMap(({ overrideId }) => overrideId ?? []));
	return ids.size === 0
		? []
		: [{ code: 'REPLACES_OVERRIDE', message: `${[...ids].join(', ')} is in force on it and gives way while this one is.` }];
}

function noChange({ entities }: Previewed): PreviewWarning[] {
	const same = entities.every(({ before, after }) => before.hqla === after.hqla && before.netCashOutflows === after.netCashOutflows);
	return same ? [{ code: 'NO_CHANGE', message: 'Neither HQLA nor net cash outflows would change.' }] : [];
}

function words(state: string): string {
	return state.toLowerCase().replaceAll('_', ' ');
}
