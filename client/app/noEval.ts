import { z } from 'zod';

// The page's content security policy forbids code made from text, which zod tries unless told not to; it asks when a
// schema is made, so this comes before every module that makes one.
z.config({ jitless: true });
