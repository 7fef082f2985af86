import type { LineageResponse, OverrideResponse } from '@tideline/api';
import { GROUP, type Position, rulebook } from '@tideline/domain';
import { useMemo, useState } from 'react';
import { shortName } from '../../format/entity-name.ts';
import { useEntities } from '../../query/entities.ts';
import { useOverridePreview } from '../../query/override-preview.ts';
import { newOverrideId, useCreateOverride } from '../../query/overrides.ts';
import { usePositionsWith } from '../../query/positions.ts';
import { ProblemError } from '../../query/problem-error.ts';
import { useNow } from '../../stream/use-now.ts';
import { usePaneState } from '../../stream/use-pane-state.ts';
import { useStream } from '../../stream/use-stream.ts';
import { useDebounced } from '../../ui/use-debounced.ts';
import { EMPTY_FIELDS, type FieldName, type Fields, stockChoices } from './fields.ts';
import { type Faults, faultsOfProblem, firstFault, previewRequestOf, readFields, submitRequestOf } from './proposal.ts';
import { blockedBy, sortWarnings } from './submit-gate.ts';
import { targetChoices } from './targets.ts';

const PREVIEW_AFTER_MS = 250;

export interface ReclassifyInputs {
	position: Position;
	lineage: LineageResponse | null;
	tradeId: string | null;
	timeZone: string;
	onSubmitted(answer: OverrideResponse): void;
}

/** What the form knows and can do: fields, faults, the preview of what is typed, and sending it. */
export function useReclassify({ position, lineage, tradeId, timeZone, onSubmitted }: ReclassifyInputs) {
	const now = useNow();
	useStream(`lcr:${GROUP}`);
	const state = usePaneState(`lcr:${GROUP}`);
	const { data: entities } = useEntities();
	const holders = usePositionsWith(position.instrumentId).data?.rows.filter((row) => row.instrumentId === position.instrumentId) ?? null;
	const holder = entities?.find(({ entityId }) => entityId === position.entityId);
	const entityName = holder ? shortName(holder) : position.entityId;
	const targets = targetChoices({ position, lineage, tradeId, entityName, holders });
	const stocks = useMemo(() => stockChoices(position.rulebook), [position.rulebook]);
	const [fields, setFields] = useState<Fields>(() => ({ target: tradeId === null ? 'INSTRUMENT_HERE' : 'TRADE', ...EMPTY_FIELDS }));
	const [left, setLeft] = useState<ReadonlySet<FieldName>>(new Set());
	const [asked, setAsked] = useState(false);
	const [ticked, setTicked] = useState(false);
	// One name for every attempt: an answer that was lost on the way does not create a second override.
	const [overrideId] = useState(newOverrideId);
	const create = useCreateOverride();

	const target = targets.find((choice) => choice.target === fields.target) ?? targets[0] ?? null;
	const read = readFields(fields, { target, stocks, rulebook: rulebook(position.rulebook), now, timeZone });
	const wanted = previewRequestOf(read);
	const proposal = useDebounced(wanted, PREVIEW_AFTER_MS);
	const live = state.kind === 'live';
	const preview = useOverridePreview(proposal, live);
	const current = wanted !== null && JSON.stringify(wanted) === JSON.stringify(proposal);
	const shown = proposal === null ? null : (preview.data ?? null);
	const fresh = current && preview.isSuccess && !preview.isPlaceholderData;
	const { contradictions, notes } = sortWarnings(shown);
	const unticked = contradictions.length > 0 && !ticked;
	const blocked = blockedBy(state, { has: fresh, failed: current && preview.isError, wanted: wanted !== null }, timeZone);
	const problem = create.error instanceof ProblemError ? create.error.problem : null;
	const refused = problem ? faultsOfProblem(problem) : {};
	const faults: Faults = { ...refused };
	for (const field of Object.keys(read.faults) as FieldName[]) {
		if (asked || left.has(field)) faults[field] = read.faults[field] ?? '';
	}

	return {
		fields,
		faults,
		targets,
		stocks,
		target,
		preview: shown,
		/** The preview belongs to what is typed now, and to the book of now. */
		fresh: fresh && live,
		previewError: proposal !== null && preview.isError ? preview.error : null,
		previewFailedAt: preview.errorUpdatedAt,
		/** Why there is no preview yet, while it is asked for again. */
		previewWaits: proposal !== null && !preview.isSuccess ? preview.failureReason : null,
		contradictions,
		notes,
		ticked,
		/** The tick is missing and was asked for. */
		tickMissing: asked && unticked,
		setTicked,
		blocked,
		sending: create.isPending,
		/** A refusal that belongs to no field. */
		failure: create.error && Object.keys(refused).length === 0 ? create.error : null,
		change(change: Partial<Fields>) {
			create.reset();
			setFields((before) => ({ ...before, ...change }));
			if (change.stock !== undefined || change.target !== undefined) setTicked(false);
		},
		leave: (field: FieldName) => setLeft((before) => (before.has(field) ? before : new Set([...before, field]))),
		/** Sends the form, or names the place where something is wrong. */
		submit(): FieldName | 'tick' | null {
			setAsked(true);
			const fault = firstFault(read.faults);
			if (fault) return fault;
			if (unticked) return 'tick';
			const request = submitRequestOf(read);
			if (request && blocked === null && !create.isPending)
				create.mutate({ overrideId, proposal: request }, { onSuccess: (answer) => onSubmitted(answer) });
			return null;
		},
	};
}
export type Reclassify = ReturnType<typeof useReclassify>;
