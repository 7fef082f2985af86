import type { BalanceRecord } from '@tideline/domain';

/** What core banking reports, but for the openings of accounts and securities. */
export type CoreBalance = Exclude<BalanceRecord, { kind: 'OPENING_CASH' | 'OPENING_SECURITY' }>;

type WithoutPlace<R> = R extends CoreBalance ? Omit<R, 'balanceId' | 'entityId' | 'version' | 'at' | 'currency' | 'amount'> : never;

/** A balance of one category without whose it is and how much. */
export type CategoryBody = WithoutPlace<CoreBalance>;

/** A category of balances with what the group has of it, USD millions. */
export type Category = readonly [id: string, millions: number, body: CategoryBody];
