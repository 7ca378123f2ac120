import { ABOUT_NOTHING, type Rows } from '../row.ts';
