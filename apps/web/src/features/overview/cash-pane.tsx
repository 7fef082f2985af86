import { Button } from '@salt-ds/core';
import { GROUP } from '@tideline/domain';
import { lazy, Suspense, useState } from 'react';
import { useSearchParams } from 'react-router';
import { usePaneState } from '../../stream/use-pane-state.ts';
import { useStream } from '../../stream/use-stream.ts';
import { LeftOut } from '../../ui/left-out.tsx';
import { Pane } from '../../ui/pane.tsx';
import { untilLoaded } from '../../ui/until-loaded.ts';
import { useWide } from '../../ui/use-wide.ts';
import { withParams } from '../../view/search-params.ts';
import { useLcr } from '../../view/use-lcr.ts';
import { useViewState } from '../../view/view-state.ts';
import styles from './cash-pane.module.css';
import { CashTable } from './cash-table.tsx';
import { orOld } from './day-words.ts';
import type { OverviewPaneProps } from './overview-pane-props.ts';

const AccountDay = lazy(() => untilLoaded(() => import('./account-day.tsx')).then(({ AccountDay: component }) => ({ default: component })));
const FEEDS = ['payments'];

/** The bank's own cash by currency and account; an account opens to its day. */
export function CashPane({ entityId, entity }: OverviewPaneProps) {
	const stream = `cash:${entityId}` as const;
	const view = useStream(stream);
	const { state: ofRatio } = useLcr(entityId);
	const state = orOld(usePaneState(stream, FEEDS), ofRatio);
	const { scale, change } = useViewState();
	const [params, setParams] = useSearchParams();
	const accountId = params.get('account');
	const account = accountId === null ? undefined : view.rows.get(accountId);
	const [returnFrom, setReturnFrom] = useState<string | null>(null);
	const show = (id: string | null) => {
		setReturnFrom(id === null ? accountId : null);
		setParams((current) => withParams(current, { account: id }));
	};
	const timeZone = entity?.timeZone ?? 'UTC';
	const own = scale === '1' ? 'own currency' : `${scale}, own currency`;
	const wide = useWide();
	const empty = view.epoch !== null && view.rows.size === 0;
	return (
		<Pane
			title="Cash"
			unit={account ? `${account.name}, ${account.currency}${scale === '1' ? '' : ` ${scale}`}` : own}
			state={state}
			timeZone={timeZone}
			tools={scale === '1' && !wide && !account && !empty ? <LeftOut columns="pending" /> : null}
		>
			{empty ? (
				<div className={styles.empty}>
					<p>{entity?.name ?? entityId} has no cash account today.</p>
					{entityId === GROUP ? null : (
						<Button appearance="bordered" onClick={() => change({ entity: GROUP })}>
							Show the group
						</Button>
					)}
				</div>
			) : account ? (
				<Suspense>
					<AccountDay account={account} onBack={() => show(null)} />
				</Suspense>
			) : (
				<CashTable
					rows={view.epoch === null ? null : view.rows}
					entityId={entityId}
					timeZone={timeZone}
					onOpen={show}
					returnFrom={returnFrom}
				/>
			)}
		</Pane>
	);
}
