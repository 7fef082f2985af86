import { type Day, minor, type OverrideProposal, price, quantity, type Trade } from '@tideline/domain';
import type { BookInput } from './decode/book-input.ts';
import { COUNTERPARTIES, CURRENCIES, counterparty, DATE, ENTITIES, INSTRUMENTS, instrument, OPENED } from './reference.fixture.ts';

/** Deterministic numbers in [0, 1): mulberry32. */
export function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/** When the i-th event happens, in ms, and in which business day. */
export interface Timeline {
	at(i: number): number;
	date(i: number): Day;
}

const ONE_DAY: Timeline = { at: (i) => OPENED + i * 1_000, date: () => DATE };

/** A random business day, or several, as the topics would give it: every asset class, amendments, cancels, duplicates, late reference data, overrides. */
export function randomInputs(seed: number, count: number, timeline: Timeline = ONE_DAY): BookInput[] {
	const random = seeded(seed);
	const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
	const whole = (from: number, to: number) => from + Math.floor(random() * (to - from));
	const versions = new Map<string, number>();
	const inputs: BookInput[] = [];
	const trades: Trade[] = [];
	let balances = 0;
	let today = DATE;
	for (let i = 0; i < count; i++) {
		const at = timeline.at(i);
		today = timeline.date(i);
		const roll = random();
		if (roll < 0.42) inputs.push({ kind: 'trade', trade: randomTrade(at) });
		else if (roll < 0.62) inputs.push(randomPayment(i, at));
		else if (roll < 0.7) inputs.push(randomBalance(at));
		else if (roll < 0.84) inputs.push(randomPrice(at));
		else if (roll < 0.9) inputs.push({ kind: 'fx', currency: pick(['GBP', 'JPY']), usd: `1.${whole(1000, 9999)}`, at });
		else if (roll < 0.92) inputs.push({ kind: 'counterparty', record: counterparty(whole(0, COUNTERPARTIES), whole(0, 6)) });
		else if (roll < 0.94) inputs.push({ kind: 'instrument', record: instrument(whole(0, INSTRUMENTS), whole(0, 5)) });
		else if (roll < 0.945) inputs.push({ kind: 'business-day', entityId: pick(ENTITIES), date: (DATE + whole(0, 3)) as Day, openedAt: at });
		else if (roll < 0.97) inputs.push(...randomOverride(i, at));
		else if (inputs.length > 0)
			inputs.push(
				pick(inputs.filter(({ kind }) => kind === 'trade' || kind === 'payment')) ?? { kind: 'fx', currency: 'JPY', usd: '0.0065', at },
			);
	}
	return inputs;

	function randomTrade(at: number): Trade {
		const known = trades.length > 0 && random() < 0.25 ? pick(trades) : null;
		const tradeId = known?.tradeId ?? `T${trades.length}`;
		const version = (versions.get(tradeId) ?? 0) + 1;
		versions.set(tradeId, version);
		const lifecycle = known === null ? 'NEW' : random() < 0.3 ? 'CANCEL' : 'AMEND';
		const entityId = known?.entityId ?? pick(ENTITIES);
		const valueDate = (today + whole(-2, 45)) as Day;
		const source = { topic: 'oms', partition: 0, offset: at };
		const times = { tradeDate: today, settlementDate: valueDate, valueDate, eventTime: at, receiveTime: at };
		const envelope = {
			tradeId,
			version,
			lifecycle,
			entityId,
			book: 'B',
			counterpartyId: `C${whole(0, COUNTERPARTIES)}`,
			sourceSystem: 'S',
			source,
			...times,
		} as const;
		const trade = { ...envelope, late: random() < 0.1, ...randomDetails(entityId, valueDate) } as Trade;
		trades.push(trade);
		return trade;
	}

	function randomDetails(entityId: string, valueDate: Day): Pick<Trade, 'assetClass' | 'details' | 'maturityDate'> {
		const currency = pick(CURRENCIES);
		const account = (code: string) => `${entityId}-${pick(['CENTRAL_BANK', 'NOSTRO'])}-${code}`;
		const amount = minor(whole(1_000, 90_000_000));
		const maturityDate = random() < 0.1 ? null : ((valueDate + whole(1, 60)) as Day);
		const security = () => ({
			side: pick(['BUY', 'SELL'] as const),
			instrumentId: `I${whole(0, INSTRUMENTS)}`,
			quantity: quantity(whole(1, 1_000_000) * 100),
			price: price(100_000_000),
			currency,
			cashAmount: amount,
			cashAccountId: account(currency),
			custodyAccountId: `${entityId}-CUSTODY`,
		});
		switch (whole(0, 6)) {
			case 0:
				return { assetClass: 'BOND', maturityDate: null, details: { ...security(), accrued: minor(0) } } as never;
			case 1:
				return {
					assetClass: 'EQUITY',
					maturityDate: null,
					details: { ...security(), securityType: 'CS', cfiCode: null, exchange: null },
				} as never;
			case 2: {
				const collateral = {
					collateralInstrumentId: `I${whole(0, INSTRUMENTS)}`,
					collateralQuantity: quantity(whole(1, 1_000_000) * 100),
					collateralAccountId: `${entityId}-CUSTODY`,
				};
				const side = pick(['REPO', 'REVERSE_REPO'] as const);
				const cash = {
					currency,
					cashAmount: amount,
					repurchaseAmount: minor(amount + 17),
					repoRate: '0.04',
					cashAccountId: account(currency),
				};
				return { assetClass: 'REPO', maturityDate, details: { side, ...cash, ...collateral, rehypothecable: random() < 0.7 } } as never;
			}
			case 3:
				return {
					assetClass: 'INTERBANK',
					maturityDate,
					details: {
						side: pick(['PLACEMENT', 'TAKING'] as const),
						currency,
						principal: amount,
						interest: minor(99),
						rate: '0.04',
						cashAccountId: account(currency),
						operational: random() < 0.2,
					},
				} as never;
			case 4: {
				const leg = (days: number) => ({
					valueDate: (valueDate + days) as Day,
					buyCurrency: 'USD',
					buyAmount: amount,
					buyAccountId: account('USD'),
					sellCurrency: 'GBP',
					sellAmount: minor(whole(1_000, 90_000_000)),
					sellAccountId: account('GBP'),
				});
				const swap = random() < 0.4;
				return {
					assetClass: 'FX',
					maturityDate,
					details: { kind: swap ? 'SWAP' : 'SPOT', legs: swap ? [leg(0), leg(9)] : [leg(0)] },
				} as never;
			}
			default:
				return {
					assetClass: 'DERIVATIVE',
					maturityDate,
					details: {
						product: 'IRS',
						nettingAgreementId: random() < 0.5 ? 'A' : null,
						cashFlows: [0, 1].map((n) => ({
							payDate: (valueDate + 7 * n) as Day,
							currency,
							amount: minor(whole(-90_000, 90_000)),
							cashAccountId: account(currency),
						})),
					},
				} as never;
		}
	}

	function randomPrice(at: number): BookInput {
		const { instrumentId, currency } = instrument(whole(0, INSTRUMENTS), 0);
		return { kind: 'price', instrumentId, price: price(whole(50, 150) * 1_000_000 + whole(0, 999_999)), currency, at };
	}

	function randomPayment(i: number, at: number): BookInput {
		const posting = pick(['cash', 'start-cash', 'end-cash', 'near-buy', 'near-sell', 'flow-0']);
		// Some name a trade that comes later, or never.
		const tradeId = random() < 0.2 ? null : `T${whole(0, trades.length + 20)}`;
		const [entityId, accountKind, currency] = [pick(ENTITIES), pick(['CENTRAL_BANK', 'NOSTRO', 'VOSTRO']), pick(CURRENCIES)];
		return {
			kind: 'payment',
			paymentId: `P${i}`,
			accountId: `${entityId}-${accountKind}-${currency}`,
			currency,
			amount: whole(-9_000_000, 9_000_000),
			valueDate: today,
			confirmedAt: at,
			tradeId,
			postingId: tradeId && posting,
		};
	}

	function randomBalance(at: number): BookInput {
		const entityId = pick(ENTITIES);
		const head = { entityId, version: ++balances, at };
		const currency = pick(CURRENCIES);
		const amount = minor(whole(0, 900_000_000));
		switch (whole(0, 3)) {
			case 0: {
				const accountId = `${entityId}-${pick(['CENTRAL_BANK', 'NOSTRO', 'VOSTRO'])}-${currency}`;
				return { kind: 'balance', balance: { ...head, balanceId: accountId, kind: 'OPENING_CASH', accountId, currency, amount } };
			}
			case 1: {
				const instrumentId = `I${whole(0, INSTRUMENTS)}`;
				const balanceId = `${entityId}-${instrumentId}`;
				const held = { quantity: quantity(whole(1_000, 9_000_000) * 100), encumbered: quantity(whole(0, 1_000) * 100) };
				return {
					kind: 'balance',
					balance: {
						...head,
						balanceId,
						kind: 'OPENING_SECURITY',
						accountId: `${entityId}-CUSTODY`,
						instrumentId,
						assetClass: pick(['BOND', 'EQUITY']),
						...held,
					},
				};
			}
			default: {
				const type = {
					counterpartyType: pick(['RETAIL', 'NFC', 'BANK'] as const),
					stable: random() < 0.5,
					insured: random() < 0.5,
					operational: random() < 0.3,
				};
				const term = { maturityDate: random() < 0.5 ? null : ((today + whole(0, 60)) as Day), earlyWithdrawal: false };
				return {
					kind: 'balance',
					balance: {
						...head,
						balanceId: `${entityId}-D${whole(0, 9)}`,
						kind: 'DEPOSIT',
						category: 'D',
						currency,
						amount,
						...type,
						...term,
					},
				};
			}
		}
	}

	function randomOverride(i: number, at: number): BookInput[] {
		const targets = {
			TRADE: `T${whole(0, trades.length + 5)}`,
			INSTRUMENT: `I${whole(0, INSTRUMENTS)}`,
			ISSUER: `C${whole(0, COUNTERPARTIES)}`,
			COUNTERPARTY: `C${whole(0, COUNTERPARTIES)}`,
		};
		const targetKind = pick(['TRADE', 'INSTRUMENT', 'ISSUER', 'COUNTERPARTY'] as const);
		const overrideId = `O${i}`;
		const what = pick<Partial<OverrideProposal>>([
			{ assetClass: 'BOND' },
			{ level: 'LEVEL_2A', subclass: 'corporate' },
			{ eligible: false },
			{ encumbered: true },
			{ flowLine: 'other.contractual' },
		]);
		const nothing = { assetClass: null, level: null, subclass: null, eligible: null, encumbered: null, flowLine: null };
		const window = { effectiveFrom: at + (random() < 0.3 ? 60_000 : 0), expiresAt: at + 600_000 };
		const proposal: OverrideProposal = {
			targetKind,
			targetId: targets[targetKind],
			entityId: random() < 0.5 ? null : pick(ENTITIES),
			...nothing,
			...what,
			reasonCode: 'OTHER',
			comment: '',
			...window,
		};
		const event = { overrideId, actor: 'ann', actorRole: 'analyst', from: 'test', approval: 'NOT_REQUIRED', comment: '' } as const;
		const submitted: BookInput = { kind: 'override', event: { ...event, kind: 'SUBMITTED', at, proposal } };
		if (random() < 0.5) return [submitted];
		return [submitted, { kind: 'override', event: { ...event, kind: 'REVERSED', at: at + 1, proposal: null } }];
	}
}
