import {
	CellStyleModule,
	ClientSideRowModelApiModule,
	ClientSideRowModelModule,
	ColumnApiModule,
	HighlightChangesModule,
	ModuleRegistry,
	PinnedRowModule,
	RowSelectionModule,
	RowStyleModule,
	TextFilterModule,
} from 'ag-grid-community';

/** What of AG Grid the pages use; everything else stays out of the bundle. */
ModuleRegistry.registerModules([
	ClientSideRowModelModule,
	ClientSideRowModelApiModule,
	ColumnApiModule,
	CellStyleModule,
	RowStyleModule,
	HighlightChangesModule,
	PinnedRowModule,
	RowSelectionModule,
	TextFilterModule,
]);
