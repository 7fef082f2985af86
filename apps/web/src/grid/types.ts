/** The words of the grid that pages speak, so that they need not know the library. */
export type { ColDef as GridColumn, GridApi, GridOptions, ICellRendererParams as GridCell } from 'ag-grid-community';
