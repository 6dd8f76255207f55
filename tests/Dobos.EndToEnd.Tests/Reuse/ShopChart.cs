namespace Dobos.EndToEnd.Tests.Reuse;

/// <summary>A chart that shares nothing with ours but the policy.</summary>
internal static class ShopChart
{
    internal static Dictionary<string, string> All { get; } = new()
    {
        ["charts/shop/Chart.yaml"] = """
            apiVersion: v2
            name: shop
            version: 0.0.0
            appVersion: 0.0.0

            """,
        ["charts/shop/values.yaml"] = """
            image: shop:0.0.0
            commit: none
            build: none
            reason: first release

            """,
        ["charts/shop/values.schema.json"] = """
            {
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "global": { "type": "object" },
                "image": { "type": "string" },
                "commit": { "type": "string" },
                "build": { "type": "string" },
                "reason": { "type": "string" }
              }
            }

            """,
        ["charts/shop/templates/shop.yaml"] = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: shop
              labels: { version: {{ .Chart.AppVersion | quote }}, commit: {{ .Values.commit | quote }}, build: {{ .Values.build | quote }} }
              annotations:
                kubernetes.io/change-cause: {{ .Values.reason | quote }}
            spec:
              selector:
                matchLabels: { app: shop }
              template:
                metadata:
                  labels: { app: shop, version: {{ .Chart.AppVersion | quote }}, commit: {{ .Values.commit | quote }}, build: {{ .Values.build | quote }} }
                spec:
                  securityContext: { runAsNonRoot: true, runAsUser: 1654 }
                  containers:
                    - name: shop
                      image: {{ .Values.image | quote }}
                      securityContext: { readOnlyRootFilesystem: true, allowPrivilegeEscalation: false, capabilities: { drop: [ALL] } }
                      ports:
                        - { name: http, containerPort: 8080 }
                      livenessProbe:
                        httpGet: { path: /price, port: http }
                      readinessProbe:
                        httpGet: { path: /price, port: http }
                      resources: { requests: { cpu: 50m, memory: 64Mi }, limits: { cpu: 500m, memory: 128Mi } }
            ---
            apiVersion: v1
            kind: Service
            metadata:
              name: shop
            spec:
              selector: { app: shop }
              ports:
                - { name: http, port: 80, targetPort: http }

            """,
    };
}
