import type { CounterpartyRecord, InstrumentRecord } from '@tideline/domain';

/** A class of instruments with one standing under the rulebook, and how many of them the bank deals in. */
export interface InstrumentClass {
	/** Stock line that it is meant for, or `none.` and why not. */
	readonly id: string;
	readonly count: number;
	readonly kind: InstrumentRecord['kind'];
	readonly issuer: (candidate: CounterpartyRecord) => boolean;
	readonly ratings: readonly string[];
	readonly riskWeight: string | null;
	readonly stressPriceFall: string;
	readonly majorIndex: boolean;
	readonly senior: boolean;
	readonly guarantor: NonNullable<InstrumentRecord['guarantor']> | null;
}

const row = (
	id: string,
	count: number,
	kind: InstrumentRecord['kind'],
	issuer: InstrumentClass['issuer'],
	rest: Partial<InstrumentClass> & Pick<InstrumentClass, 'ratings' | 'stressPriceFall'>,
): InstrumentClass => ({ id, count, kind, issuer, riskWeight: null, majorIndex: false, senior: true, guarantor: null, ...rest });

const STRONG = ['GB', 'US', 'SG', 'DE', 'FR', 'JP', 'CH'];
const sovereign = (countries: readonly string[]) => (party: CounterpartyRecord) =>
	party.type === 'SOVEREIGN' && countries.includes(party.country);
const company = (party: CounterpartyRecord) => party.type === 'NFC';
/** Sponsored by the government of the United States, and not backed by it. */
const isEnterprise = (party: CounterpartyRecord) => /^Federal (Home|Farm)/.test(party.name);
const bank = (party: CounterpartyRecord) => party.type === 'BANK';

/** Every level of ¶50–54, and what falls outside for every reason. */
export const INSTRUMENT_CLASSES: readonly InstrumentClass[] = [
	row('1.sovereign', 104, 'SOVEREIGN', sovereign(STRONG), { ratings: ['AAA', 'AA+', 'AA'], riskWeight: '0', stressPriceFall: '0.03' }),
	row('1.mdb', 12, 'MDB', (party) => party.type === 'MDB', { ratings: ['AAA'], riskWeight: '0', stressPriceFall: '0.03' }),
	row('2A.sovereign', 24, 'PSE', (party) => party.type === 'PSE' && !isEnterprise(party), {
		ratings: ['AA', 'AA-'],
		riskWeight: '0.20',
		stressPriceFall: '0.06',
	}),
	row('2A.corporate', 36, 'CORPORATE', company, { ratings: ['AAA', 'AA', 'AA-'], stressPriceFall: '0.07' }),
	row('2A.covered-bond', 20, 'COVERED_BOND', bank, { ratings: ['AAA', 'AA+'], stressPriceFall: '0.05' }),
	row('2B.rmbs', 12, 'RMBS', (party) => /Mortgage|Home Loans/.test(party.name), { ratings: ['AAA', 'AA'], stressPriceFall: '0.12' }),
	row('2B.corporate', 44, 'CORPORATE', company, { ratings: ['A+', 'A', 'A-', 'BBB+', 'BBB', 'BBB-'], stressPriceFall: '0.14' }),
	row('2B.sovereign', 6, 'SOVEREIGN', sovereign(['PT', 'IT']), { ratings: ['BBB+', 'BBB'], riskWeight: '0.50', stressPriceFall: '0.12' }),
	row('2B.equity', 60, 'EQUITY', company, { ratings: [], stressPriceFall: '0.28', majorIndex: true }),
	row('none.sovereign', 4, 'SOVEREIGN', sovereign(['TR']), { ratings: ['B+', 'BB-'], riskWeight: '1.00', stressPriceFall: '0.30' }),
	row('none.high-yield', 14, 'CORPORATE', company, { ratings: ['BB+', 'BB', 'B+'], stressPriceFall: '0.25' }),
	row('none.subordinated', 6, 'CORPORATE', company, { ratings: ['BB+'], stressPriceFall: '0.24', senior: false }),
	row('none.financial', 20, 'CORPORATE', bank, { ratings: ['A+', 'A', 'BBB+'], stressPriceFall: '0.15' }),
	row('none.abs', 8, 'ABS', (party) => /Receivables|Card/.test(party.name), { ratings: ['AAA', 'A'], stressPriceFall: '0.20' }),
	row('none.equity', 20, 'EQUITY', (party) => company(party) || party.type === 'OTHER_FI', { ratings: [], stressPriceFall: '0.45' }),
	row('2A.gse', 10, 'PSE', isEnterprise, { ratings: ['AA+'], riskWeight: '0.20', stressPriceFall: '0.04', guarantor: 'GSE' }),
];
