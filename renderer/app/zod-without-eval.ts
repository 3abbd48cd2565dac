import { z } from 'zod';

// zod asks whether it may compile its schemas with `new Function`; the CSP says no, and Chromium would log each question as
// a violation. The build keeps this module in zod's own chunk, so that it has run before the first schema is made.
z.config({ jitless: true });
