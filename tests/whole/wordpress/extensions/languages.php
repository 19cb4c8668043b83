<?php
// Stands in for plugins, as the file "mode" in the site's folder says: "polylang" and "wpml" add
// the fields of theirs to posts, and the former has a folder for Spanish and asks for a language
// by parameter; "closed" refuses the REST interface to strangers; "plain" has plain addresses.
function newsroom_mode() {
    $file = getenv('WORDPRESS_HOME') . '/mode';
    return file_exists($file) ? trim(file_get_contents($file)) : '';
}

function newsroom_language($id) {
    return get_post_meta($id, 'language', true) ?: 'en';
}

add_action('rest_api_init', function () {
    $fields = [
        'polylang' => [
            'lang' => fn($post) => newsroom_language($post['id']),
            'translations' => function ($post) {
                $all = array_filter([$post['id'], (int) get_post_meta($post['id'], 'other', true)]);
                return array_combine(array_map('newsroom_language', $all), $all);
            },
        ],
        'wpml' => [
            'wpml_current_locale' => fn($post) => newsroom_language($post['id']) === 'es' ? 'es_ES' : 'en_US',
            'wpml_translations' => function ($post) {
                $other = (int) get_post_meta($post['id'], 'other', true);
                if (!$other) {
                    return [];
                }
                $locale = newsroom_language($other) === 'es' ? 'es_ES' : 'en_US';
                return [$locale => ['locale' => $locale, 'id' => $other,
                    'post_title' => get_the_title($other), 'href' => get_permalink($other)]];
            },
        ],
    ];
    foreach ($fields[newsroom_mode()] ?? [] as $name => $value) {
        register_rest_field('post', $name, ['get_callback' => $value]);
    }
});

if (newsroom_mode() === 'polylang') {
    $_SERVER['REQUEST_URI'] = preg_replace('#^/es/(feed/)?$#', '/$1', $_SERVER['REQUEST_URI'] ?? '/');
    add_filter('rest_post_query', function ($query, $request) {
        $language = $request->get_param('lang');
        return $language ? $query + ['meta_key' => 'language', 'meta_value' => $language] : $query;
    }, 10, 2);
}

if (newsroom_mode() === 'plain') {
    add_filter('pre_option_permalink_structure', '__return_empty_string');
    add_filter('pre_option_rewrite_rules', '__return_empty_string');
}

add_filter('rest_authentication_errors', function ($result) {
    return newsroom_mode() === 'closed'
        ? new WP_Error('rest_login_required', 'Only for members.', ['status' => 401])
        : $result;
});
