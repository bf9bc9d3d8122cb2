const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const idMarks = "10X98765432";
const codeAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const codeWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** Whether a text is an 18-digit 身份证号 or a 统一社会信用代码 with the right check mark. */
export function isIdNumber(text: string): boolean {
  return isPersonNumber(text) || isCompanyCode(text);
}

/** GB 11643: seventeen digits weighted modulo 11. */
function isPersonNumber(text: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(text)) return false;
  const sum = idWeights.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  return idMarks[sum % 11] === text[17];
}

/** GB 32100: seventeen signs of an alphabet of 31, weighted modulo 31. */
function isCompanyCode(text: string): boolean {
  const values = [...text].map((sign) => codeAlphabet.indexOf(sign));
  if (values.length !== 18 || values.includes(-1)) return false;
  const sum = codeWeights.reduce((total, weight, index) => total + weight * (values[index] ?? 0), 0);
  return (31 - (sum % 31)) % 31 === values[17];
}
