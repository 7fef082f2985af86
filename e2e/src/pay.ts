import { type Cash, formatMinor, minor } from '@tideline/domain';
import { openSqliteLog } from '@tideline/event-log';

/** Confirms customer payments over an account, as its central bank does: each has a name, in minor units. `at`: ms since the epoch. */
export async function pay(path: string, account: Cash, payments: Readonly<Record<string, number>>, at: number): Promise<void> {
	const { accountId, currency } = account;
	const confirmedAt = new Date(at).toISOString();
	const record = ([paymentId, amount]: [string, number]) => ({
		...{ paymentId, accountId, currency, amount: formatMinor(minor(amount), currency), valueDate: confirmedAt.slice(0, 10), confirmedAt },
		...{ channel: 'RTGS', tradeId: null, postingId: null, counterpartyId: null, reference: '' },
	});
	const log = openSqliteLog({ path });
	try {
		await log.append(
			Object.entries(payments).map((payment) => ({
				topic: 'payments',
				key: payment[0],
				value: Buffer.from(JSON.stringify(record(payment))),
				timestamp: at,
			})),
		);
	} finally {
		await log.close();
	}
}
