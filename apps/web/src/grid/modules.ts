import {
	CellStyleModule,
	ClientSideRowModelApiModule,
	ClientSideRowModelModule,
	ColumnApiModule,
	ExternalFilterModule,
	HighlightChangesModule,
	ModuleRegistry,
	PinnedRowModule,
	RenderApiModule,
	RowApiModule,
	RowSelectionModule,
	RowStyleModule,
	ScrollApiModule,
	TooltipModule,
} from 'ag-grid-community';

/** What of AG Grid the pages use; everything else stays out of the bundle. */
ModuleRegistry.registerModules([
	ClientSideRowModelModule,
	ClientSideRowModelApiModule,
	ColumnApiModule,
	ExternalFilterModule,
	CellStyleModule,
	RowStyleModule,
	ScrollApiModule,
	HighlightChangesModule,
	PinnedRowModule,
	RenderApiModule,
	RowApiModule,
	RowSelectionModule,
	TooltipModule,
]);
