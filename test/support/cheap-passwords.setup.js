import { createRequire } from 'node:module';

const argon2 = createRequire(import.meta.url)('@node-rs/argon2');
const { hash } = argon2;

/** The least work that OWASP advises: memory in KiB, and passes. */
const [MIN_MEMORY, MIN_PASSES] = [19_456, 2];

// Every test API has users who log in, and the work that makes guessing a password slow is of no use to it. The application
// has to ask for that work all the same. A set-up file changes the module before the application imports it.
argon2.hash = (password, options) => {
  if (!(options.memoryCost >= MIN_MEMORY && options.timeCost >= MIN_PASSES))
    throw new Error('Passwords are hashed with too little work.');
  return hash(password, { ...options, memoryCost: 64, timeCost: 1 });
};
