/** `node --import tsx issue-token.ts '{"territories":["north-east"]}'`: a token for trying things out, good for an hour, signed with `GATEWAY_SECRET`. */
import { SignJWT, type JWTPayload } from 'jose';

const claims = JSON.parse(process.argv[2] ?? '{}') as JWTPayload;
const secret = new TextEncoder().encode(process.env['GATEWAY_SECRET'] ?? '');
const token = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).setSubject('somebody').setIssuer('http://localhost').setAudience('figures').setIssuedAt().setExpirationTime('1h').sign(secret);
process.stdout.write(`${token}\n`);
