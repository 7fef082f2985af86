import type { CashMovement } from '@tideline/api';
import { formatTime, formatUtc } from '../../format/time.ts';
import { Amount } from '../../ui/amount.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';

/** Payments of an account, newest first. */
export function MovementsTable({
	movements,
	currency,
	timeZone,
}: {
	movements: readonly CashMovement[] | null;
	currency: string;
	timeZone: string;
}) {
	const columns: Column<CashMovement>[] = [
		{ id: 'at', head: 'Confirmed', width: '58px', cell: ({ at }) => <span title={formatUtc(at)}>{formatTime(at, timeZone)}</span> },
		{
			id: 'what',
			head: 'Payment',
			cell: ({ reference, counterpartyName, paymentId }) => <span title={paymentId}>{counterpartyName ?? reference}</span>,
		},
		{ id: 'trade', head: 'Trade', width: '122px', cell: ({ tradeId }) => <span title={tradeId ?? undefined}>{tradeId ?? ''}</span> },
		{ id: 'channel', head: 'Channel', width: '52px', cell: ({ channel }) => CHANNELS[channel] },
		{
			id: 'amount',
			// One payment is small beside a balance: always in single units.
			head: `Amount, ${currency}`,
			align: 'right',
			width: '100px',
			cell: ({ amount }) => <Amount minor={amount} currency={currency} scale="1" />,
		},
	];
	return <DataTable caption="Payments" columns={columns} rows={movements} rowKey={({ paymentId }) => paymentId} />;
}

const CHANNELS: Record<CashMovement['channel'], string> = { RTGS: 'RTGS', NOSTRO: 'Nostro', INTERNAL: 'Internal' };
