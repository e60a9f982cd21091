// Nodes as circle, square, diamond and triangles on WebGL: what kind a body is can be seen without its colour.
import { NodeCircleProgram } from "sigma/rendering";

export const SHAPES = ["circle", "square", "diamond", "triangle", "down"];
// How far a shape reaches beyond the circle of its size.
const REACH = "1.4";

const VERTEX = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_position;
attribute float a_size;
attribute float a_angle;
attribute float a_shape;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
varying vec4 v_color;
varying vec2 v_at;
varying float v_pixel;
varying float v_shape;
void main() {
  float radius = a_size * u_correctionRatio / u_sizeRatio * 2.0;
  vec2 away = ${REACH} * 2.0 * radius * vec2(cos(a_angle), sin(a_angle));
  gl_Position = vec4((u_matrix * vec3(a_position + away, 1)).xy, 0, 1);
  v_at = away / radius;
  v_pixel = u_correctionRatio * 2.0 / radius;
  v_shape = a_shape;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= 255.0 / 254.0;
}`;

const FRAGMENT = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec2 v_at;
varying float v_pixel;
varying float v_shape;
float outside(vec2 p) {
  if (v_shape < 0.5) return length(p) - 1.0;
  if (v_shape < 1.5) return max(abs(p.x), abs(p.y)) - 0.9;
  if (v_shape < 2.5) return (abs(p.x) + abs(p.y)) * 0.7071 - 0.88;
  float y = v_shape < 3.5 ? p.y : -p.y;
  return max(abs(p.x) * 0.866 + y * 0.5, -y) - 0.62;
}
void main(void) {
  float d = outside(v_at);
  #ifdef PICKING_MODE
  gl_FragColor = d > 0.0 ? vec4(0.0) : v_color;
  #else
  gl_FragColor = mix(v_color, vec4(0.0), clamp((d + v_pixel) / v_pixel, 0.0, 1.0));
  #endif
}`;

export class NodeShapeProgram extends NodeCircleProgram {
  getDefinition() {
    const definition = super.getDefinition();
    return {
      ...definition,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      ATTRIBUTES: [...definition.ATTRIBUTES, { name: "a_shape", size: 1, type: WebGLRenderingContext.FLOAT }],
    };
  }

  processVisibleItem(index, start, data) {
    super.processVisibleItem(index, start, data);
    this.array[start + 5] = Math.max(0, SHAPES.indexOf(data.shape));
  }
}

// The outline of a shape as an SVG path, around a point.
export function outline(shape, x, y, r) {
  const corners = {
    square: [[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]],
    diamond: [[0, -1.25], [1.25, 0], [0, 1.25], [-1.25, 0]],
    triangle: [[0, -1.24], [1.07, 0.62], [-1.07, 0.62]],
    down: [[0, 1.24], [1.07, -0.62], [-1.07, -0.62]],
  }[shape];
  const f = (value) => value.toFixed(1);
  if (!corners) return `M${f(x - r)} ${f(y)}a${f(r)} ${f(r)} 0 1 0 ${f(2 * r)} 0a${f(r)} ${f(r)} 0 1 0 ${f(-2 * r)} 0z`;
  return `M${corners.map(([dx, dy]) => `${f(x + r * dx)} ${f(y + r * dy)}`).join("L")}z`;
}
