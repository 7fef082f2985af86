import { rounded } from './amounts.ts';
import { AMENDED_SHARE, type Deal, identityOf } from './deal.ts';
import { fixMessage } from './fix-message.ts';
import { paymentLeg, type SecurityTerms } from './security.ts';
import { dateText, fixTime } from './time-text.ts';

interface ExecutionTerms extends SecurityTerms {
	readonly desk: 'equity' | 'commodity';
	readonly quantity: number;
	/** Of the first report; later ones count on from it. */
	readonly sequence: number;
}

const EXEC_TYPES = { NEW: 'F', AMEND: 'G', CANCEL: 'H' } as const;
/** From the execution to its report. */
const REPORT_MS = 7;

/** The equity and commodity desks: FIX 4.4 execution reports of `ems.equity` and `ems.commodity`. */
export function execution(terms: ExecutionTerms): Deal {
	const { instrument, desk, quantity, price } = terms;
	const { currency, kind } = instrument;
	// A bond on this desk is quoted per 100; the desk still calls it a common stock, which is the mistake.
	const percent = kind !== 'EQUITY' && kind !== 'COMMODITY';
	const cash = rounded((quantity * price) / (percent ? 100 : 1), currency);
	return {
		topic: `ems.${desk}`,
		...identityOf(terms),
		legs: [paymentLeg(terms, cash)],
		message: ({ version, lifecycle, at }) =>
			fixMessage([
				[35, '8'],
				[34, terms.sequence + version - 1],
				[49, `${desk === 'equity' ? 'EQ' : 'CM'}-EMS-${terms.entityId}`],
				[50, desk === 'equity' ? 'EQ-INDEX' : 'CM-METALS'],
				[56, 'TIDELINE'],
				[52, fixTime(at + REPORT_MS)],
				[37, `O-${terms.sequence}`],
				[17, version === 1 ? terms.tradeId : `${terms.tradeId}-${version}`],
				...(lifecycle === 'NEW' ? [] : [[19, terms.tradeId] as const]),
				[150, EXEC_TYPES[lifecycle]],
				[39, lifecycle === 'CANCEL' ? '4' : '2'],
				[1, terms.custodyAccount],
				[453, 3],
				...party(terms.entityId, 'D', 13),
				...party(terms.counterpartyLei, 'N', 17),
				...party(terms.cashAccount, 'D', 24),
				[55, instrument.symbol ?? instrument.instrumentId],
				[48, instrument.instrumentId],
				[22, desk === 'equity' ? '4' : '8'],
				[167, desk === 'equity' ? 'CS' : instrument.exchange === null ? 'NONE' : 'FUT'],
				[461, desk === 'equity' ? 'ESVUFR' : (instrument.cfiCode ?? 'MCMXXX')],
				...(instrument.exchange === null ? [] : [[207, instrument.exchange] as const]),
				[54, terms.buys ? 1 : 2],
				[38, quantity],
				[32, quantity],
				[31, price],
				...(percent ? [[423, 1] as const] : []),
				[151, 0],
				[14, quantity],
				[6, price],
				[15, currency],
				[119, cash],
				[75, dateText(terms.tradeDate).replaceAll('-', '')],
				[64, dateText(terms.valueDate).replaceAll('-', '')],
				[60, fixTime(at)],
				[5001, version],
			]),
		amended: () => execution({ ...terms, quantity: Math.max(1, Math.round(quantity * AMENDED_SHARE)) }),
	};
}

function party(id: string, source: string, role: number): (readonly [number, string | number])[] {
	return [
		[448, id],
		[447, source],
		[452, role],
	];
}
