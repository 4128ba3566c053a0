import type { ICruiseOptions, IForbiddenRuleType, IResolveOptions } from 'dependency-cruiser';

interface Walls {
  forbidden: IForbiddenRuleType[];
  options: ICruiseOptions & { enhancedResolveOptions: Partial<IResolveOptions> };
}

export declare const rooms: Readonly<Record<string, readonly string[]>>;
export declare const pageScripts: string;
export declare const pages: Walls;
declare const walls: Walls;
export default walls;
