import type { RulebookTables } from '../rulebook/rulebook.ts';
import type { StockLine } from '../rulebook/stock-line.ts';
import { NOT_HQLA, stockLine } from '../rulebook/stock-lines.ts';
import type { FileCollateral } from './lcr-file.ts';
import { type Path, type Report, suggestion } from './problem.ts';

const LEVELS = ['1', '2A', '2B'] as const;

/** The class of a level and subclass; null, and a problem that names what it would be, when the rulebook has no such pair. */
export function readClass(tables: RulebookTables, report: Report, path: Path, { level, subclass }: FileCollateral): StockLine | null {
	if (level === 'none') return stockLine(tables, NOT_HQLA);
	if (subclass === undefined) {
		report([...path, 'subclass'], 'is missing');
		return null;
	}
	const found = classOf(tables, level, subclass);
	if (found) return found;
	report([...path, 'subclass'], `${tables.id} has no "${subclass}" on level ${level}${whatItIs(tables, level, subclass)}`);
	return null;
}

/** By id (`2A.corporate`), by whole id (`ciu.level2a`), or by what stands behind the point of an id of that level. */
function classOf({ stock }: RulebookTables, level: (typeof LEVELS)[number], subclass: string): StockLine | undefined {
	const ofLevel = stock.filter((row) => row.level === `LEVEL_${level}`);
	return (
		ofLevel.find(({ id }) => id === `${level}.${subclass}`) ??
		ofLevel.find(({ id }) => id === subclass) ??
		ofLevel.find(({ id }) => id.slice(id.indexOf('.') + 1) === subclass)
	);
}

/** Where such an asset stands: on a lower level, nowhere as the text says, on a higher level; or what the name may mean. */
function whatItIs(tables: RulebookTables, level: (typeof LEVELS)[number], subclass: string): string {
	const option = tables.terms.find(({ id, kind }) => kind === 'STOCK' && id === `${level}.${subclass}`);
	if (option && option.status !== 'ABSENT') return `: ${option.title} is for a supervisor to grant (${option.reference})`;
	const others = [...LEVELS.slice(LEVELS.indexOf(level) + 1), ...(option ? [] : LEVELS.slice(0, LEVELS.indexOf(level)).reverse())];
	const other = others.find((candidate) => classOf(tables, candidate, subclass));
	if (other) return `, it is level ${other} there`;
	if (option) return `, it is level none there (${option.reference})`;
	return suggestion(
		`${level}.${subclass}`,
		tables.stock.map(({ id }) => id),
	);
}
