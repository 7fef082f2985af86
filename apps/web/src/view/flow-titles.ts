import type { FlowGroup } from '@tideline/domain';

/** Names of the groups of lines on the pane; the same group reads differently on the two sides. */
export const FLOW_TITLES: Record<'OUTFLOW' | 'INFLOW', Record<FlowGroup, string>> = {
	OUTFLOW: {
		RETAIL: 'Retail and small business',
		OPERATIONAL: 'Operational deposits',
		NON_FINANCIAL: 'Non-financial wholesale',
		FINANCIAL: 'Financial wholesale',
		OWN_DEBT: 'Own debt',
		SECURED: 'Secured funding',
		SECURITIES: 'Unsettled purchases',
		DERIVATIVES: 'Derivatives',
		FACILITIES: 'Undrawn facilities',
		OTHER: 'Other contractual, contingent',
	},
	INFLOW: {
		RETAIL: 'Retail loans',
		OPERATIONAL: 'Operational deposits held',
		NON_FINANCIAL: 'Non-financial',
		FINANCIAL: 'Financial',
		OWN_DEBT: 'Own debt',
		SECURED: 'Reverse repo',
		SECURITIES: 'Securities, unsettled sales',
		DERIVATIVES: 'Derivatives',
		FACILITIES: 'Facilities received',
		OTHER: 'Other contractual',
	},
};
