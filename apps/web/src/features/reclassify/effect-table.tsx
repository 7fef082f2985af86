import type { PreviewEntity } from '@tideline/api';
import { GROUP } from '@tideline/domain';
import { shortName } from '../../format/entity-name.ts';
import { moneyUnit, type Scale } from '../../format/money.ts';
import { clsx } from '../../ui/class-names.ts';
import styles from './effect-table.module.css';
import { type PreviewFigures, type PreviewRow, previewRows } from './preview-rows.ts';

/** Numerator, denominator and ratio, before and after, for the entity and the group. */
export function EffectTable({ columns, scale, stale }: { columns: readonly PreviewEntity[]; scale: Scale; stale: boolean }) {
	return (
		<table className={clsx(styles.table, stale && styles.stale)}>
			<caption className="visually-hidden">Effect before and after</caption>
			<colgroup>
				<col className={styles.lines} />
				{columns.map(({ entityId }) => (
					<ColumnWidths key={entityId} />
				))}
			</colgroup>
			<thead>
				<tr>
					<td />
					{columns.map(({ entityId, name, currency }) => (
						<th key={entityId} scope="colgroup" colSpan={3} className={styles.entity}>
							{shortName({ kind: entityId === GROUP ? 'group' : 'entity', name })}, {moneyUnit(currency, scale)}
						</th>
					))}
				</tr>
				<tr>
					<td />
					{columns.map(({ entityId }) => (
						<Heads key={entityId} />
					))}
				</tr>
			</thead>
			<tbody>
				{previewRows(columns, scale).map((row) => (
					<tr key={row.id} className={styles[row.kind]}>
						<th scope="row">{row.title}</th>
						{row.figures.map((figures, index) => (
							<Figures key={columns[index]?.entityId} figures={figures} row={row} />
						))}
					</tr>
				))}
			</tbody>
		</table>
	);
}

function ColumnWidths() {
	return (
		<>
			<col />
			<col />
			<col />
		</>
	);
}

function Heads() {
	return (
		<>
			<th scope="col" className={styles.first}>
				Before
			</th>
			<th scope="col">After</th>
			<th scope="col" className={styles.last}>
				Change
			</th>
		</>
	);
}

function Figures({ figures: { before, after, change, direction }, row }: { figures: PreviewFigures; row: PreviewRow }) {
	// Only the ratio's change is a verdict; a stock that grows is neither good nor bad by itself.
	const tone = row.kind === 'ratio' && direction !== 0 ? (direction > 0 ? styles.up : styles.down) : undefined;
	return (
		<>
			<td className={clsx(styles.first, styles.before)}>
				<Hanging text={before} />
			</td>
			<td className={direction === 0 ? undefined : styles.moved}>
				<Hanging text={after} />
			</td>
			<td className={clsx(styles.last, direction === 0 && styles.flat, tone)}>{change}</td>
		</>
	);
}

/** The digits align; a closing parenthesis hangs. */
function Hanging({ text }: { text: string }) {
	return <span className={text.endsWith(')') ? undefined : styles.room}>{text}</span>;
}
