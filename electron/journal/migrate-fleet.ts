/** Commands that were taken from the owner of the fleet. Their ids are kept, so that none is carried out twice. */
export const FLEET_STEP = `
   CREATE TABLE fleet_commands (
     id TEXT PRIMARY KEY, key_name TEXT NOT NULL, kind TEXT NOT NULL, received_at_ms INTEGER NOT NULL,
     expires_at_ms INTEGER NOT NULL, state TEXT NOT NULL
   ) STRICT;
   CREATE INDEX fleet_commands_expiry ON fleet_commands (expires_at_ms);`;
