const table = <T extends string>(words: Record<T, string[]>) =>
  new Map<string, T>(
    Object.entries<string[]>(words).flatMap(([value, names]) => names.map((name) => [name, value as T])),
  );

/** How lists write a settlement method. */
export const settlementWords = table<"area" | "two-part" | "metered">({
  area: ["面积", "按面积", "按面积计费", "面积收费", "area"],
  "two-part": ["两部制", "两部制热价", "两部制计费", "two-part"],
  metered: ["计量", "热计量", "按表", "按表计费", "抄表", "按水量", "metered"],
});

/** How lists write whether a home is supplied. */
export const supplyWords = table<"on" | "stopped">({
  on: ["正常", "供热", "在供", "供暖", "开通", "用热", "在用", "供水", "正常用热", "on", "active"],
  stopped: ["报停", "停热", "停供", "停用", "停暖", "已报停", "stopped", "off"],
});

/** How lists write what a building is for. */
export const useWords = table<"residential" | "public">({
  residential: ["住宅", "居民", "民用", "住户", "residential", "home"],
  public: ["公建", "商业", "公共建筑", "非居民", "商铺", "办公", "单位", "工业", "public", "commercial"],
});

export const yesNoWords = table<"yes" | "no">({
  yes: ["是", "有", "能", "可", "可以", "y", "yes", "true", "1"],
  no: ["否", "无", "不能", "不可", "n", "no", "false", "0"],
});

/** Other names of the price classes that subsidiaries commonly have. */
export const classWords: Record<string, string[]> = {
  residential: ["居民", "住宅", "民用", "居民供热", "居民用水", "居民住宅"],
  public: ["非居民", "公建", "公共建筑", "商业", "非民用", "单位", "非居民用水"],
};

const company =
  /(公司|集团|工厂|学校|小学|中学|大学|学院|医院|委员会|居委会|村委会|中心|银行|酒店|宾馆|超市|商场|幼儿园|研究院|合作社|事务所|派出所|政府|机关|局|ltd\.?|inc\.?|co\.|company)$/i;

/** Whether a name is a company's; its credit code, which no person has, settles it. */
export function looksLikeCompany(name: string, idNumber: string | null): boolean {
  if (idNumber) return idNumber.length === 18 && !/^[1-8]\d{16}[\dX]$/.test(idNumber);
  return [...name].length > 4 && company.test(name);
}
