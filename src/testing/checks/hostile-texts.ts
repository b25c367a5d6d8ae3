/** Texts that are more than texts to something that puts them together with code. */
export const HOSTILE_TEXTS: readonly string[] = [
  '\'; drop table hcps; --', '" or "1"="1', '\' or 1=1 --', '1); delete from interactions; --', '`; drop table hcps; `', '$$; drop table hcps; $$', '%', '_', '*', '\\', '\\\'', '\u0000', '\u202e', '__proto__', 'constructor',
  '${process.env}', '{{constructor}}', '<img src=x onerror=alert(1)>', '../../etc/passwd', '%27%20or%201%3D1', 'hcp" union select * from hcps --', 'NULL', '🩺'.repeat(50),
];
