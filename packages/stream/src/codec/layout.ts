/**
 * How the cells of a column travel. `integer`: as few bytes as the value needs. `counter`: the same for the difference to the row before
 * (times, sequences). `symbol`: a number in the stream's dictionary, for words that repeat. `text`: as it is. `flag`: one byte.
 * `plain`: any MessagePack value. A column that holds something else for once (null, a fraction) travels as `plain`.
 */
export const CELL_TYPES = ['integer', 'counter', 'symbol', 'text', 'flag', 'plain'] as const;
export type CellType = (typeof CELL_TYPES)[number];

/** A cell may be a record of cells, or a list of such records: their columns are laid out in the same way. */
export type ColumnType = CellType | { record: Layout } | { list: Layout };
export interface Column {
	name: string;
	type: ColumnType;
}
export type Layout = readonly Column[];

/** The layout of a stream's rows; `key` names the column that equals the key of the row and therefore does not travel. */
export interface RowLayout {
	key: string | null;
	columns: Layout;
}
