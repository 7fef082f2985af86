import { MAX_PREVIEW_KEYS, type PreviewResponse } from '@tideline/api';
import { checkAgainstRulebook, GROUP, type OverrideProposal, type Position, type Trade } from '@tideline/domain';
import { judged } from './decision.ts';
import { type EffectView, OWN, viewOf } from './effect-view.ts';
import { type Effects, effectOn, previewEntity } from './entity-effect.ts';
import { movedFlows } from './preview-flows.ts';
import { touched } from './preview-targets.ts';
import { previewWarnings } from './preview-warnings.ts';
import type { Projection } from './projection.ts';

/**
 * What a proposal would do now: numerator and denominator recomputed for every entity that it touches, and for the group. `trades` are
 * those that it targets, by themselves or by their counterparty.
 */
export function previewOverride(
	proposal: OverrideProposal,
	trades: readonly Trade[],
	projection: Projection,
	now: number,
): PreviewResponse {
	const { tables } = projection;
	const seen = (view: EffectView): Effects => ({
		changes: touched(proposal, tables.rows('positions', GROUP), trades, projection, view),
		flows: movedFlows(proposal, trades, projection, now, view),
	});
	const own = seen(OWN);
	const { changes, flows } = own;
	const positions = changes.map(({ position }) => position);
	const entityIds = [...new Set([...positions, ...flows].map(({ entityId }) => entityId))].sort();
	const rows = [...entityIds, GROUP].flatMap((entityId) => tables.rows('lcr', entityId));
	const results = rows.map((lcr) => {
		const view = viewOf(lcr, projection);
		return previewEntity(lcr, effectOn(lcr, view.kind === 'own' ? own : seen(view)), projection);
	});
	const check = rulebookCheck(proposal, positions[0], projection);
	return {
		epoch: tables.epoch,
		computedAt: now,
		asOf: Math.max(0, ...rows.map(({ asOf }) => asOf)),
		positions: positions.length,
		positionKeys: positions.slice(0, MAX_PREVIEW_KEYS).map(({ key }) => key),
		collateralTrades: positions.reduce((count, { secured }) => count + secured.length, 0),
		flows: flows.length,
		entities: results,
		rulebookCheck: check,
		warnings: previewWarnings({ proposal, positions, flows: flows.length, entities: results, check, projection }),
	};
}

function rulebookCheck(
	proposal: OverrideProposal,
	position: Position | undefined,
	{ reference }: Projection,
): PreviewResponse['rulebookCheck'] {
	const asked = position === undefined ? null : judged(position, reference);
	if (asked === null || (proposal.level === null && proposal.assetClass === null)) {
		const rulebookId = asked?.rulebook.id ?? 'basel';
		const nothing = { ruleId: null, title: null, reference: null, level: null, subclass: null, conditions: [] };
		return { verdict: 'NOT_CHECKED', rulebook: rulebookId, ...nothing };
	}
	const { verdict, byRules, proposed } = checkAgainstRulebook(asked.facts, proposal, asked.rulebook);
	const shown = proposed ?? byRules;
	return {
		verdict,
		rulebook: asked.rulebook.id,
		ruleId: shown.ruleId,
		title: shown.title,
		reference: shown.reference,
		level: byRules.level,
		subclass: byRules.subclass,
		conditions: shown.conditions.map(({ text, value, met }) => ({ text, value, met })),
	};
}
