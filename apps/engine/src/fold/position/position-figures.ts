import {
	type AssetClass,
	apportion,
	type Holding,
	isPaidBefore,
	type Minor,
	marketValue,
	minor,
	type OverrideProposal,
	type Price,
	type Quantity,
	quantity,
	type Rulebook,
	receivableWithinHorizon,
	redemption,
	type SecuredSum,
	securedName,
} from '@tideline/domain';
import type { Cells } from '../lcr/cells.ts';
import type { Standing } from '../reference/classifier.ts';
import type { KnownInstrument } from '../reference/known-instruments.ts';
import type { ReferenceIndex } from '../reference/reference-index.ts';
import type { HeldQuantity } from './position-state.ts';

/** Shared by all that secure nothing. */
const NOTHING_SECURED: SecuredSum[] = [];

/** A holding in figures: what the position record shows and `positionEffect` weighs. */
export interface PositionFigures extends Holding {
	readonly assetClass: AssetClass;
	readonly standing: Standing;
	readonly price: Price | null;
	readonly encumberedQuantity: Quantity;
	readonly received: Quantity;
	/** Tied beyond what is held, whatever an override says of encumbrance. */
	readonly givenBeyondHeld: Quantity;
}

export interface FigureSources {
	readonly cells: Cells;
	readonly reference: ReferenceIndex;
}

/** The figures that no rulebook decides. */
export interface HeldFigures extends Omit<PositionFigures, 'standing' | 'maturing' | 'maturesOn'> {
	/** What the bank owns and has not given away, a quantity × 10^4. */
	readonly free: number;
}

/** What a holding's figures are computed from. */
export interface FigureInput {
	readonly entityId: string;
	readonly held: HeldQuantity;
	/** Cells that sum the secured deals on it. */
	readonly securedCells: readonly number[];
	readonly instrument: KnownInstrument;
	readonly assetClass: AssetClass;
	/** What an override says, all or nothing; null where none does. */
	readonly encumbered: OverrideProposal['encumbered'];
}

/** Figures of a position in a class, whatever the rulebook. */
export function heldFigures(input: FigureInput, { cells, reference }: FigureSources): HeldFigures {
	const { instrument, securedCells } = input;
	const { own, received, tied } = input.held;
	// Collateral received that may be used stands beside what the bank owns (¶31).
	const held = own + received;
	const given = input.encumbered === null ? tied : input.encumbered ? held : 0;
	const encumberedQuantity = Math.max(0, Math.min(held, given));
	const isGone = hasRedeemed(input.entityId, instrument, reference);
	return {
		assetClass: input.assetClass,
		currency: instrument.currency,
		price: instrument.mark.price,
		marketValue: isGone ? minor(0) : valuation(held, instrument),
		encumberedQuantity: quantity(encumberedQuantity),
		received: quantity(received),
		givenBeyondHeld: quantity(isGone ? 0 : Math.max(0, tied - Math.max(0, held))),
		encumberedValue: isGone ? minor(0) : valuation(encumberedQuantity, instrument),
		secured: securedCells.length === 0 ? NOTHING_SECURED : securedSums(securedCells, cells, instrument),
		free: own - given,
	};
}

/** Figures of a position as it stands under a rulebook. */
export function figuresUnder(
	held: HeldFigures,
	standing: Standing,
	{ entityId, instrument }: Owned,
	reference: ReferenceIndex,
): PositionFigures {
	const { assetClass, currency, price, marketValue, encumberedQuantity, received, givenBeyondHeld, encumberedValue, secured, free } = held;
	const isMaturing = matures(standing.rulebook, { entityId, instrument }, free, reference);
	return {
		assetClass,
		standing,
		currency,
		price,
		marketValue,
		encumberedQuantity,
		received,
		givenBeyondHeld,
		encumberedValue,
		maturing: isMaturing ? redemption(quantity(free), currency) : minor(0),
		maturesOn: isMaturing ? (instrument.maturity ?? null) : null,
		secured,
	};
}

/** Who holds what. */
type Owned = Pick<FigureInput, 'entityId' | 'instrument'>;

function valuation(amount: number, instrument: KnownInstrument): Minor {
	const { price } = instrument.mark;
	return price === null || amount === 0 ? minor(0) : marketValue(quantity(amount), price, instrument);
}

/** A security is worth nothing once it has been paid back, which its payment says and no trade does. */
function hasRedeemed(entityId: string, { maturity, currency }: KnownInstrument, reference: ReferenceIndex): boolean {
	if (maturity === undefined) return false;
	const day = reference.businessDay(entityId);
	return day !== undefined && isPaidBefore(maturity, day.date, currency);
}

/** Whether the free part of what the bank owns is redeemed within the horizon. */
function matures(rulebook: Rulebook, { entityId, instrument }: Owned, free: number, reference: ReferenceIndex): boolean {
	if (free <= 0 || instrument.maturity === undefined) return false;
	const day = reference.businessDay(entityId);
	return day !== undefined && receivableWithinHorizon(instrument.maturity, day.date, rulebook);
}

/** By side, counterparty, currency, whether they are intragroup and day, in an order that does not depend on which deal came first. */
function securedSums(securedCells: readonly number[], cells: Cells, instrument: KnownInstrument): SecuredSum[] {
	const parts: SecuredPart[] = [];
	for (const cell of securedCells) {
		const cash = cells.meaning(cell);
		if (cash.kind !== 'secured' || cash.part !== 'CASH') continue;
		const collateral = cells.amount(cells.id({ ...cash, part: 'COLLATERAL' }));
		const { side, counterparty, currency, due, intragroup } = cash;
		const [amount, unwindCash] = [minor(cells.amount(cell)), minor(cells.excluded(cell))];
		parts.push({ sum: { side, counterparty, currency, due, cash: amount, unwindCash, intragroup }, collateral });
	}
	if (parts.length > 1) parts.sort((a, b) => compare(nameOf(a), nameOf(b)));
	return valued(parts, instrument);
}

/** Deals on one day, and the quantity that secures them. */
interface SecuredPart {
	readonly sum: Omit<SecuredSum, 'unwindCollateral'>;
	readonly collateral: number;
}

/** Collateral is valued as one quantity, whatever the days, so that a rulebook which counts by day has no other stock. */
function valued(parts: readonly SecuredPart[], instrument: KnownInstrument): SecuredSum[] {
	if (parts.every(({ sum }) => sum.due === null)) {
		return parts.map(({ sum, collateral }) => ({ ...sum, unwindCollateral: valuation(collateral, instrument) }));
	}
	return [...Map.groupBy(parts, ({ sum }) => securedName(sum)).values()].flatMap((same) => {
		const quantity = same.reduce((total, { collateral }) => total + collateral, 0);
		const values = shareOfValue(valuation(quantity, instrument), same, quantity);
		return same.map(({ sum }, index) => ({ ...sum, unwindCollateral: values[index] ?? minor(0) }));
	});
}

function shareOfValue(value: Minor, parts: readonly SecuredPart[], quantity: number): Minor[] {
	if (parts.length === 1 || quantity === 0) return parts.map(() => value);
	const exact = parts.map(({ collateral }) => BigInt(value) * BigInt(collateral));
	return apportion(BigInt(value), exact, BigInt(quantity)).map((share) => minor(Number(share)));
}

const nameOf = ({ sum }: SecuredPart): string => `${securedName(sum)}|${sum.due}`;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
