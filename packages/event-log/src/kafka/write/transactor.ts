import { FencedError, LogClosedError, LogUnavailableError, RevokedError } from '../../errors.ts';
import type { Positions, Transactor } from '../../event-log.ts';
import type { KafkaConnection } from '../connection.ts';
import { codeOf, failureOf } from '../failure.ts';
import type { KafkaShare } from '../group/share.ts';
import type { KafkaOptions } from '../options.ts';
import { ERROR } from '../protocol/error-code.ts';
import { NO_MEMBER } from '../protocol/txn-offset-commit.ts';
import { planBatches } from './batch-plan.ts';
import { Producer } from './producer.ts';
import { BrokenTransactionError, type TransactionContent, TransactionRunner } from './transaction.ts';
import type { Writer } from './writer.ts';

type Transaction = Parameters<Transactor['commit']>[0];

export interface TransactorDeps {
	connection: KafkaConnection;
	writer: Writer;
	options: KafkaOptions;
}

/** Takes the transactional id: every earlier owner is fenced, and its open transaction is ended. */
export async function openKafkaTransactor(deps: TransactorDeps, id: string): Promise<Transactor> {
	const producer = new Producer(deps.connection, deps.options, deps.options.names.full(id));
	await producer.init();
	return new KafkaTransactor(deps, id, new TransactionRunner(deps.connection, producer));
}

/**
 * A transactor on Kafka. It never takes its id again by itself, since that would fence the owner that has come after it: once broken or
 * fenced it stays so, and its holder decides.
 */
class KafkaTransactor implements Transactor {
	readonly #deps: TransactorDeps;
	readonly #id: string;
	readonly #runner: TransactionRunner;
	#fenced = false;
	#closed = false;
	#last: Promise<unknown> = Promise.resolve();

	constructor(deps: TransactorDeps, id: string, runner: TransactionRunner) {
		this.#deps = deps;
		this.#id = id;
		this.#runner = runner;
	}

	/** @throws FencedError; LogUnavailableError when the transactor has to be opened anew. */
	commit(transaction: Transaction): Promise<void> {
		const turn = this.#last.then(() => this.#commit(transaction));
		this.#last = turn.catch(() => undefined);
		return turn;
	}

	async close(): Promise<void> {
		this.#closed = true;
		await this.#last;
	}

	async #commit({ records, group, positions }: Transaction): Promise<void> {
		const { writer, options } = this.#deps;
		if (this.#closed) throw new LogClosedError();
		if (this.#fenced) throw new FencedError(this.#id);
		if (this.#runner.isBroken) throw new LogUnavailableError(new BrokenTransactionError(`"${this.#id}" has to be opened anew`));
		const waves = planBatches(await writer.place(records));
		const own = group === undefined || positions === undefined || positions.size === 0 ? null : { group, positions };
		if (waves.length === 0 && own === null) return;
		const { full } = options.names;
		try {
			if (own === null) await this.#runner.run({ waves });
			else if (typeof own.group === 'string')
				await this.#runner.run({ waves, group: { id: full(own.group), member: NO_MEMBER, positions: renamed(own.positions, full) } });
			else await this.#runForShare(waves, own.group as KafkaShare, renamed(own.positions, full));
		} catch (error) {
			if (failureOf(error) === 'fenced') {
				this.#fenced = true;
				throw new FencedError(this.#id);
			}
			if (error instanceof RevokedError) throw error;
			if (this.#runner.isBroken) options.events.transactorBroken(this.#id, error);
			throw failureOf(error) === 'passing' || error instanceof BrokenTransactionError ? new LogUnavailableError(error) : error;
		}
	}

	/** The group may pass into another generation under a transaction: it is then broken off, and run again if the share is still the same. */
	async #runForShare(waves: TransactionContent['waves'], share: KafkaShare, positions: Positions): Promise<void> {
		const id = this.#deps.options.names.full(share.group);
		for (;;) {
			const member = share.identity;
			try {
				await this.#runner.run({ waves, group: { id, member, positions } });
				return;
			} catch (error) {
				if (!isOutdated(error)) throw error;
				if (!(await share.isRenewedAfter(member))) throw new RevokedError(share.group);
				if (this.#runner.isBroken) throw new BrokenTransactionError(`"${this.#id}" has to be opened anew`, { cause: error });
			}
		}
	}
}

const OUTDATED: ReadonlySet<number | null> = new Set([ERROR.ILLEGAL_GENERATION, ERROR.UNKNOWN_MEMBER_ID, ERROR.REBALANCE_IN_PROGRESS]);
const isOutdated = (error: unknown): boolean => OUTDATED.has(codeOf(error));

const renamed = (positions: Positions, rename: (topic: string) => string): Positions =>
	new Map([...positions].map(([key, position]) => [rename(key), position]));
