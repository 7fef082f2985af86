import type { WhatIfRequest } from '@tideline/api';
import { parseLimits } from '@tideline/domain';
import { type ChangeEvent, useMemo, useState } from 'react';
import { limitPercent } from '../../format/limit-words.ts';
import { pointsBetween } from '../../format/ratio.ts';
import { useEntities } from '../../query/entities.ts';
import { failedState } from '../../query/failed-state.ts';
import { catchingUp, ProblemError } from '../../query/problem-error.ts';
import { useWhatIf } from '../../query/what-if.ts';
import type { PaneState } from '../../stream/pane-state.ts';
import { EVERY_FEED, usePaneState } from '../../stream/use-pane-state.ts';
import { useDebounced } from '../../ui/use-debounced.ts';
import { NoSuchEntity } from '../../view/no-such-entity.tsx';
import { useEntity } from '../../view/use-entity.ts';
import { useViewState } from '../../view/view-state.ts';
import { DoneList } from './done-list.tsx';
import { effectBars } from './effect-bars.ts';
import { EffectsPane } from './effects-pane.tsx';
import { faultsOf } from './faults.ts';
import { FileFaults } from './file-faults.tsx';
import { LadderPane } from './ladder-pane.tsx';
import { ResultPane } from './result-pane.tsx';
import { ScenarioPane } from './scenario-pane.tsx';
import { shortTitle } from './shock-words.ts';
import { readUpload, type UploadedFile } from './uploaded-file.ts';
import { useScenario } from './use-scenario.ts';
import styles from './what-if-page.module.css';

/** A change rests this long before it is asked for, milliseconds. */
const REST_MS = 250;

/** What would the ratio be: shocks on the live book or on a file, each line before and after. Nothing here changes the book. */
export function WhatIfPage() {
	const { entity: entityId } = useViewState();
	const { data: entities } = useEntities();
	const entity = useEntity();
	const scenario = useScenario();
	const [file, setFile] = useState<UploadedFile | null>(null);
	const stream = usePaneState(`lcr:${entityId}`, EVERY_FEED);
	const places = useMemo(() => scenario.items.flatMap(({ off }, index) => (off ? [] : [index])), [scenario.items]);
	const shocks = useDebounced(
		scenario.items.filter(({ off }) => !off).map(({ shock }) => shock),
		REST_MS,
	);
	const source = sourceOf(scenario.source, entityId, file);
	const request: WhatIfRequest | null = source && { source, shocks };
	const { data, error, isFetching, isPlaceholderData, errorUpdatedAt, refetch } = useWhatIf(request, stream.kind === 'live');
	const faults = faultsOf(error instanceof ProblemError ? (error.problem.errors ?? []) : [], places);
	// Where a shock cannot happen, the book without shocks is shown, and what it offers instead.
	const bare = useWhatIf(source && faults.shocks.size > 0 ? { source, shocks: [] } : null, false);
	if (entities && !entity) return <NoSuchEntity entityId={entityId} />;

	const live = scenario.source === 'live';
	// The last answer is of another source as long as the source's own has not come.
	const answer = data ?? bare.data;
	const result = answer && (answer.record === null) !== live ? answer : null;
	const timeZone = entity?.timeZone ?? 'UTC';
	const limits = live && entity ? parseLimits(entity.limits) : null;
	const steps = places.flatMap((place, index) => {
		const [item, step] = [scenario.items[place], result?.steps[index]];
		return item && step ? [{ title: shortTitle(item.shock), lcr: step.ratio.lcr, touched: step.touched }] : [];
	});
	const bars = result ? effectBars(result.before.ratio.lcr, steps) : null;
	const effects = scenario.items.map((_item, index) => {
		const at = places.indexOf(index);
		return { points: bars?.[at + 1]?.points ?? null, idle: at >= 0 && steps[at]?.touched === 0 };
	});
	const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
		const [chosen] = target.files ?? [];
		// The same file may be chosen again after it was mended.
		target.value = '';
		if (chosen) void readUpload(chosen).then(setFile);
	};
	return (
		<div className={styles.page}>
			<h1 className="visually-hidden">What-if</h1>
			<ScenarioPane
				entityId={entityId}
				entityName={entity?.name ?? entityId}
				scenario={scenario}
				file={file}
				choices={result?.choices ?? null}
				currency={result?.currency ?? entity?.currency ?? 'USD'}
				effects={effects}
				points={result ? pointsBetween(result.before.ratio.lcr, result.after.ratio.lcr) : null}
				faults={faults.shocks}
				onFile={choose}
			/>
			<div className={styles.outcome}>
				{live || (file?.kind === 'document' && faults.file.length === 0) ? (
					<ResultPane
						result={result}
						subject={live ? (entity?.name ?? entityId) : (file?.name ?? '')}
						limits={limits}
						state={paneState({
							error: faults.shocks.size > 0 ? null : error,
							errorUpdatedAt,
							hasResult: result !== null,
							stream: live ? stream : { kind: 'none' },
						})}
						timeZone={timeZone}
						waiting={isFetching && isPlaceholderData}
						onRetry={() => void refetch()}
					/>
				) : (
					<FileFaults file={file} faults={faults.file} onFile={choose} />
				)}
				{result && (live || (file?.kind === 'document' && faults.file.length === 0)) ? (
					<div className={styles.side}>
						<EffectsPane bars={bars} limit={limits ? limitPercent(limits, 'internal') : null} />
						<LadderPane ladder={result.ladder} currency={result.currency} />
						<DoneList result={result} />
					</div>
				) : null}
			</div>
		</div>
	);
}

function sourceOf(kind: 'live' | 'file', entity: string, file: UploadedFile | null): WhatIfRequest['source'] | null {
	if (kind === 'live') return { kind, entity };
	return file?.kind === 'document' ? { kind, document: file.document } : null;
}

interface StateInputs {
	error: Error | null;
	errorUpdatedAt: number;
	hasResult: boolean;
	stream: PaneState;
}

function paneState({ error, errorUpdatedAt, hasResult, stream }: StateInputs): PaneState {
	if (stream.kind === 'disconnected') return stream;
	const reading = catchingUp(error);
	if (reading !== null) return { kind: 'loading', waitingFor: 'every trade of the day' };
	if (error) return failedState(error, errorUpdatedAt);
	return hasResult ? stream : { kind: 'loading', waitingFor: null };
}
