import { expect, test } from 'vitest';
import { failureOf } from '../failure.ts';
import { ERROR, KafkaProtocolError } from '../protocol/error-code.ts';
import { TransactionRunner } from './transaction.ts';

const refusal = (code: number) => new KafkaProtocolError(code, 'a call');
const GROUP = { id: 'g', member: { memberId: 'm', generation: 1 }, positions: new Map([['t/0', 1]]) };

/** A runner whose positions the group refuses as those of an earlier generation, and whose abort ends with the error, if any. */
function runnerWith(ending: Error | null): TransactionRunner {
	const coordinator = {
		addOffsetsToTxn: async () => undefined,
		endTxn: async () => {
			if (ending !== null) throw ending;
		},
		connectionPool: {
			send: async () => {
				throw refusal(ERROR.ILLEGAL_GENERATION);
			},
		},
	};
	const connection = {
		retrying: (_: string, call: () => Promise<unknown>) => call(),
		transactionCoordinator: async () => coordinator,
		groupCoordinator: async () => coordinator,
	};
	const producer = { transactionalId: 'x', identity: { producerId: 1n, epoch: 0 }, isUncertain: false };
	return new TransactionRunner(connection as never, producer as never);
}

test('a transaction that the group refuses is aborted, and the next one may be run', async () => {
	const runner = runnerWith(null);
	await expect(runner.run({ waves: [], group: GROUP })).rejects.toMatchObject({ code: ERROR.ILLEGAL_GENERATION });
	expect(runner.isBroken).toBe(false);
});

test('an owner that was paused between the refusal and the abort is told that it is fenced', async () => {
	const runner = runnerWith(refusal(ERROR.PRODUCER_FENCED));
	await expect(runner.run({ waves: [], group: GROUP }).catch((error) => Promise.reject(failureOf(error)))).rejects.toBe('fenced');
	expect(runner.isBroken).toBe(true);
});
