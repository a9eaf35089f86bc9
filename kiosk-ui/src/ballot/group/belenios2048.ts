import { g, p, q } from './belenios2048-parameters';
import { modularGroup } from './modular';

/** §5.1.1: small exponents, for elections without shuffled questions. */
export const belenios2048 = modularGroup({ name: 'BELENIOS-2048', p, q, g });
