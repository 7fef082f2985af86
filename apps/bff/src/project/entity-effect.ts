import type { PreviewEntity, PreviewLine } from '@tideline/api';
import {
	GROUP,
	hasLine,
	type Lcr,
	limitState,
	line,
	type Preview,
	type PreviewedChange,
	parseLimits,
	preview,
	type Rulebook,
	rulebook,
	stockLine,
} from '@tideline/domain';
import type { MovedItem } from './preview-flows.ts';
import type { Touched } from './preview-targets.ts';
import type { Projection } from './projection.ts';

/** Positions and flows that change, as the entity or the group has them whose ratio is looked at. */
export interface Effects {
	changes: readonly Touched[];
	flows: readonly MovedItem[];
}

/** What changes do to the ratio of an entity: those of its own, or for the group those of every entity and to what is trapped in it. */
export function effectOn(lcr: Lcr, effects: Effects): Preview {
	const isOfGroup = lcr.entityId === GROUP;
	const { before, after, flows } = changeIn(effects, ({ entityId }) => isOfGroup || entityId === lcr.entityId);
	const restricted = lcr.trapped.map(({ entityId }) => [entityId, changeIn(effects, (one) => one.entityId === entityId)] as const);
	return preview(lcr, before, after, flows, new Map(restricted));
}

function changeIn({ changes, flows }: Effects, isOf: (one: { entityId: string }) => boolean): PreviewedChange {
	const own = changes.filter(({ position }) => isOf(position));
	const moved = flows.filter(isOf);
	return {
		before: own.flatMap(({ before }) => before),
		after: own.flatMap(({ after }) => after),
		flows: { before: moved.flatMap(({ before }) => before), after: moved.flatMap(({ after }) => after) },
	};
}

/** An entity, or the group, before and after, with the limits that it stands at. */
export function previewEntity(lcr: Lcr, { before, after, sums }: Preview, { reference }: Pick<Projection, 'reference'>): PreviewEntity {
	const entity = reference.entities.get(lcr.entityId);
	const limitAfter = entity === undefined ? lcr.limitState : limitState(after.lcr, parseLimits(entity.limits), lcr.limitState);
	return {
		entityId: lcr.entityId,
		name: entity?.name ?? lcr.entityId,
		currency: lcr.currency,
		sequence: lcr.sequence,
		before,
		after,
		limitBefore: lcr.limitState,
		limitAfter,
		lines: sums.map((sum) => previewLine(sum, rulebook(lcr.rulebook))),
	};
}

function previewLine({ before, after }: Preview['sums'][number], book: Rulebook): PreviewLine {
	const { side, line: id, currency } = after;
	const row = side === 'STOCK' ? stockLine(book, id) : hasLine(book, side, id) ? line(book, side, id) : { title: id, reference: '' };
	return { side, line: id, title: row.title, reference: row.reference, currency, before: before.amount, after: after.amount };
}
