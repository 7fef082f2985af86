import type { TermRow } from '../term.ts';
import { DR_UK, PRA } from './sources.ts';

/** What the regulation does not have. */
export const absent: readonly TermRow[] = [
	{
		id: '2B.sovereign',
		kind: 'STOCK',
		status: 'ABSENT',
		title: 'Sovereign as 2B',
		value: 'not in this rulebook',
		reference: 'Art. 12',
		condition: 'No such class.',
		verified: 'text',
		source: [PRA],
	},
	{
		id: 'maturity-mismatch',
		kind: 'ADDON',
		status: 'ABSENT',
		title: 'Maturity mismatch add-on',
		value: 'not in this rulebook',
		reference: 'Art. 20',
		condition: 'No such term.',
		verified: 'text',
		source: [DR_UK],
	},
	{
		id: 'outflow-adjustment',
		kind: 'ADDON',
		status: 'ABSENT',
		title: 'Outflow adjustment percentage',
		value: 'not in this rulebook',
		reference: 'Art. 20',
		condition: 'No such term.',
		verified: 'text',
		source: [DR_UK],
	},
];
