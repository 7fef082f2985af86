import { type ReactNode, useRef, useState } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { useEntities } from '../../query/entities.ts';
import { useExplain } from '../../query/explain.ts';
import { isQuiet } from '../../stream/pane-state.ts';
import { EVERY_FEED, usePaneState } from '../../stream/use-pane-state.ts';
import { useStream } from '../../stream/use-stream.ts';
import { clsx } from '../../ui/class-names.ts';
import { Failure } from '../../ui/failure.tsx';
import { ReadingDay } from '../../ui/reading-day.tsx';
import text from '../../ui/text.module.css';
import { type ExplainPath, withExplainPath } from '../../view/explain-link.ts';
import { NoSuchEntity } from '../../view/no-such-entity.tsx';
import { useEntity } from '../../view/use-entity.ts';
import { useViewState } from '../../view/view-state.ts';
import { Breadcrumb } from './breadcrumb.tsx';
import { EntriesColumn } from './entries-column.tsx';
import styles from './explain-page.module.css';
import { parseExplainPath, stepUp } from './explain-path.ts';
import { HoldersColumn } from './holders-column.tsx';
import { LinesColumn } from './lines-column.tsx';
import { MessageColumn } from './message-column.tsx';
import { NextStep } from './next-step.tsx';
import { openSteps } from './open-steps.ts';
import { RatioColumn } from './ratio-column.tsx';
import { StepsTools } from './steps-tools.tsx';
import { useColumnKeys } from './use-column-keys.ts';

const FIRST_ROWS = 100;
/** What the interface gives at most. */
const ALL_ROWS = 10_000;

/** The ratio from its quotient down to the raw message, and back up: five steps, each with the sum of the next. `children`: what stands below. */
export function ExplainPage({ children }: { children?: ReactNode }) {
	const { entity: entityId, scale, view, search } = useViewState();
	const { data: entities } = useEntities();
	const entity = useEntity();
	const [params, setParams] = useSearchParams();
	const [live, setLive] = useState(true);
	const [limit, setLimit] = useState(FIRST_ROWS);
	const path = parseExplainPath(params);
	const stream = `lcr:${entityId}` as const;
	useStream(stream);
	const state = usePaneState(stream, EVERY_FEED);
	const asked = useExplain({ entity: entityId, ...path, limit }, live);
	const { data = null, error, errorUpdatedAt, failureReason, refetch, isPlaceholderData } = asked;
	const columns = useRef<HTMLDivElement>(null);
	const onKeyDown = useColumnKeys(columns, isPlaceholderData ? undefined : data, () =>
		setParams((current) => withExplainPath(current, stepUp(path))),
	);
	const navigate = useNavigate();
	const { pathname, search: address } = useLocation();
	if (entities && !entity) return <NoSuchEntity entityId={entityId} />;
	const timeZone = entity?.timeZone ?? 'UTC';
	const go = (step: Partial<ExplainPath>) => setParams((current) => withExplainPath(current, { ...path, ...step }));
	const more = () => setLimit(ALL_ROWS);
	const opened = data === null ? null : openSteps(data, path);
	const gone = data !== null && !isPlaceholderData;
	return (
		<div className={clsx(styles.page, children !== undefined && styles.halved)}>
			<h1 className="visually-hidden">Explain the LCR of {entity?.name ?? entityId}</h1>
			<div className={styles.top}>
				<button type="button" className={text.link} onClick={() => void navigate(-1)}>
					Back
				</button>
				<Breadcrumb data={opened} path={path} scale={scale} search={search} />
				<StepsTools
					data={opened}
					state={state}
					timeZone={timeZone}
					live={live}
					path={`${pathname}${address}`}
					onLive={() => setLive(!live)}
				/>
			</div>
			<div className={styles.state}>
				{error ? <Failure error={error} at={errorUpdatedAt} timeZone={timeZone} onRetry={() => void refetch()} /> : null}
				{data === null ? <ReadingDay reason={failureReason} /> : null}
			</div>
			{/* biome-ignore lint/a11y/noStaticElementInteractions: the arrows move between the rows, which are buttons */}
			<div ref={columns} className={clsx(styles.columns, (isQuiet(state) || error !== null) && styles.quietColumns)} onKeyDown={onKeyDown}>
				<RatioColumn
					data={data}
					entity={entity}
					scale={scale}
					view={view}
					part={path.part}
					quiet={isQuiet(state)}
					onPart={(part) => go({ part, line: null, holder: null, before: null, entry: null })}
				/>
				<LinesColumn data={data} scale={scale} path={path} onLine={(id) => go({ line: id, holder: null, before: null, entry: null })} />
				{opened !== null && opened.line !== null ? (
					<HoldersColumn
						data={opened}
						level={opened.line}
						scale={scale}
						selected={path.holder}
						onHolder={(id) => go({ holder: id, before: null, entry: null })}
						onMore={more}
					/>
				) : (
					<NextStep asked={path.line} gone={gone} what="line" onUp={() => go({ line: null, holder: null, before: null, entry: null })} />
				)}
				{opened !== null && opened.holder !== null ? (
					<EntriesColumn
						data={opened}
						level={opened.holder}
						entry={opened.entry}
						scale={scale}
						timeZone={timeZone}
						onEntry={(id) => go({ entry: id })}
						onPayments={(before) => go({ before, entry: null })}
						onMore={more}
					/>
				) : (
					<NextStep
						asked={opened?.line ? path.holder : null}
						gone={gone}
						what="position"
						onUp={() => go({ holder: null, before: null, entry: null })}
					/>
				)}
				{opened !== null && opened.entry !== null ? (
					<MessageColumn data={opened} entry={opened.entry.of} scale={scale} />
				) : (
					<NextStep asked={opened?.holder ? path.entry : null} gone={gone} what="trade" onUp={() => go({ entry: null })} />
				)}
			</div>
			{children === undefined ? null : <div className={styles.lower}>{children}</div>}
		</div>
	);
}
