import type { OverrideProposal } from '@tideline/domain';
import type { AppContext } from '../app-context.ts';
import { ProblemError } from './problem.ts';

/** Longest that a request waits for trades and payments to be indexed, milliseconds. */
const WAIT_MS = 1_000;

/** Resolves when every trade and payment of the log is indexed. @throws ProblemError saying how far it is, when that takes long. */
export async function requireDay({ day }: Pick<AppContext, 'day'>): Promise<void> {
	if (await day.indexed(WAIT_MS)) return;
	const { read, total } = await day.progress();
	const [done, all] = [read, total].map((count) => count.toLocaleString('en-GB'));
	const detail = `Still reading the day, ${done} of ${all} records; figures are complete, single trades and payments are not.`;
	throw new ProblemError('catching-up', detail, [], await day.behind());
}

/** The same where what an override targets is found by single trades; of an instrument or an issuer the positions say all. */
export async function requireDayFor({ targetKind }: Pick<OverrideProposal, 'targetKind'>, context: Pick<AppContext, 'day'>): Promise<void> {
	if (targetKind === 'TRADE' || targetKind === 'COUNTERPARTY') await requireDay(context);
}
