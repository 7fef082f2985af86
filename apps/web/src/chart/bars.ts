import { BarChart } from 'echarts/charts';
import { use } from 'echarts/core';

// The overview has no bars of ECharts: whoever draws some loads them.
use([BarChart]);
